import { useQuery } from '@tanstack/react-query'
import { type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import {
  type AccountContact,
  identifierOf,
  matchesQuery,
  type PersonMatch,
} from '#beeper/recipient/contact-match.ts'
import {
  type ContactSearch,
  matchesOf,
  normalizeQuery,
  useContactSearch,
} from '#beeper/recipient/contact-search.ts'
import { recentChatsQuery } from '#beeper/recipient/recipient-queries.ts'
import type { Account } from '#contract/accounts.ts'
import { recognize } from '#recognize/recognize.ts'
import { Avatar } from '#ui/faces/avatar.tsx'
import { OpenCombobox } from '#ui/form/open-combobox.tsx'
import { SearchIcon } from '#ui/icons.tsx'
import { isMac, Kbd } from '#ui/keyboard.tsx'
import { Modal } from '#ui/overlay/sheet.tsx'
import { ago, formatCount } from '#ui/text/format.ts'
import { rank } from './rank.ts'

/** An entry of the palette other than a person. */
export interface PaletteEntry {
  key: string
  text: string
  /** Muted text after it, which is also searched. */
  about?: string | undefined
  icon?: ReactNode
  /** The keyboard shortcut of the same action. */
  keys?: readonly string[]
  /** Keeps the palette open, to show the outcome. */
  staysOpen?: boolean
  run(): void
}

interface PaletteGroup {
  heading: string
  entries: readonly PaletteEntry[]
  /** The number of entries shown while the field is empty. */
  shownAtFirst: number
}

interface PaletteProps {
  /** The heading of the people, which says what choosing one does. */
  peopleHeading: string
  groups: readonly PaletteGroup[]
  accounts: readonly Account[]
  /** The initial text of the field. */
  textAtFirst: RefObject<string>
  /** The outcome of the last chosen entry, if the palette stays open. */
  outcome: string | undefined
  /** Formats a phone number. */
  spell(identifier: string): string
  onPick(contact: AccountContact): void
  /** Searches a text in the form, where networks can be asked, too. */
  onLookFor(text: string): void
  onClose(): void
  /** Whether a key opens the palette: within the palette it closes it. */
  isToggle(event: KeyboardEvent, isMac: boolean): boolean
}

type Row =
  | { kind: 'person'; key: string; heading: string; match: PersonMatch; first: AccountContact }
  | { kind: 'entry'; key: string; heading: string; entry: PaletteEntry }
  | { kind: 'look-for'; key: string; heading: string; text: string }

const maxLength = 200
// maximum number of rows of a kind; typing on narrows the rest down
const [maxPeople, maxPeopleAtFirst, maxEntries] = [8, 4, 6]

/**
 * A command palette: finds people of all accounts, chats, accounts and actions. People are searched
 * in Beeper's own data only, so that typing discloses nothing to a network.
 */
export function Palette(props: PaletteProps) {
  const { spell, onPick, onLookFor, onClose, isToggle } = props
  const { textAtFirst } = props
  const [text, setText] = useState(() => textAtFirst.current)
  // includes keys that were typed between the first render and mounting
  useLayoutEffect(() => setText(textAtFirst.current), [textAtFirst])
  const [textOfOutcome, setTextOfOutcome] = useState<string>()
  const inside = useRef<HTMLDivElement>(null)
  const { rows, status } = useRows(text, props)
  // closing the dialog itself returns the focus to where it was
  const close = () => inside.current?.closest('dialog')?.close()
  const pick = (row: Row) => {
    if (row.kind === 'entry' && row.entry.staysOpen) {
      setTextOfOutcome(text)
      return row.entry.run()
    }
    close()
    if (row.kind === 'entry') row.entry.run()
    else if (row.kind === 'person') onPick(row.first)
    else onLookFor(row.text)
  }
  return (
    <Modal
      aria-label="Search or do"
      onClose={onClose}
      onKeyDown={(event) => {
        if (!isToggle(event.nativeEvent, isMac)) return
        event.preventDefault()
        close()
      }}
      className="mx-auto mt-[min(12dvh,110px)] mb-auto open:grid-rows-[minmax(0,1fr)] max-h-[min(72dvh,560px)] w-[min(600px,calc(100vw-24px))]"
    >
      <div ref={inside} className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)_auto]">
        <OpenCombobox
          label="People, chats, accounts and actions"
          placeholder="Search people, chats, accounts, actions…"
          maxLength={maxLength}
          options={rows}
          view={viewWith(spell)}
          text={text}
          onTextChange={setText}
          onPick={pick}
          status={(text === textOfOutcome ? props.outcome : undefined) ?? status}
          keysHint="↑ ↓ to move · ↵ to choose · Esc to close"
          leading={<SearchIcon className="size-4 flex-none text-ink-3" />}
        />
      </div>
    </Modal>
  )
}

/** The rows for a text. Late results come below the others, so that no row moves. */
function useRows(text: string, { accounts, groups, peopleHeading }: PaletteProps) {
  const beeper = useBeeper()
  const query = normalizeQuery(text)
  const scope = { query, account: undefined, accounts, networkQuery: '' }
  const search = useContactSearch(scope)
  const { data: recent = [] } = useQuery(recentChatsQuery(beeper))
  const immediate = useMemo(() => {
    const found = matchesOf(
      { query, account: undefined, accounts, networkQuery: '', hasLists: false },
      { recent, chats: [], answers: [] },
    )
    return new Set(found.flatMap(({ contacts }) => contacts.map(contactKey)))
  }, [query, accounts, recent])
  const isImmediate = ({ contacts }: PersonMatch) =>
    contacts.some((contact) => immediate.has(contactKey(contact)))

  const isAddress = query !== '' && isIdentifier(query)
  const found = search.matches.filter((match) => isAddress || !isByIDOnly(match, query))
  const people = found.filter(isImmediate)
  const late = found.filter((match) => !isImmediate(match))
  const lookFor: Row = { kind: 'look-for', key: 'look-for', heading: 'In the form', text: query }
  const rows: Row[] = [
    ...personRows(people.slice(0, query ? maxPeople : maxPeopleAtFirst), peopleHeading),
    ...groups.flatMap((group) => entryRows(group, query)),
    ...(isAddress ? [lookFor] : []),
    ...personRows(late.slice(0, maxPeople), 'More people'),
    ...(query && !isAddress && !search.isSearching ? [lookFor] : []),
  ]
  return { rows, status: query ? statusOf(search, found.length) : undefined }
}

const contactKey = ({ account, contact }: AccountContact) => `${account.accountID} ${contact.id}`

const personRows = (matches: readonly PersonMatch[], heading: string): Row[] =>
  matches.flatMap((match): Row[] => {
    const [first] = match.contacts
    return first ? [{ kind: 'person', key: `person ${match.key}`, heading, match, first }] : []
  })

const entryRows = ({ heading, entries, shownAtFirst }: PaletteGroup, query: string): Row[] =>
  rank(query, entries, ({ text, about = '' }) => `${text} ${about}`)
    .slice(0, query ? maxEntries : shownAtFirst)
    .map((entry) => ({ kind: 'entry', key: `entry ${entry.key}`, heading, entry }))

/** Whether a text is a number, an address, a handle or a link, and not a name. */
function isIdentifier(text: string): boolean {
  const reading = recognize(text)
  return reading?.kind === 'person' && reading.identifier !== 'fullName'
}

/** Whether a person matches by ID alone: IDs contain names of networks and servers. */
function isByIDOnly({ contacts }: PersonMatch, query: string): boolean {
  const isBy = (id: boolean) =>
    contacts.some(({ contact }) => matchesQuery(id ? contact : { ...contact, id: '' }, query))
  return query !== '' && isBy(true) && !isBy(false)
}

function statusOf({ isSearching, accounts, failed }: ContactSearch, people: number) {
  const where = formatCount(accounts, 'account')
  if (isSearching) return `Searching ${where}…`
  const unsearched = failed.length > 0 ? ` · ${failed.length} could not be searched` : ''
  return `${formatCount(people, 'person', 'people')} in ${where}${unsearched}`
}

const lookForText = (text: string) => `Look for “${text}” in the form`

const viewWith = (spell: (identifier: string) => string) => ({
  key: ({ key }: Row) => key,
  heading: ({ heading }: Row) => heading,
  text: (row: Row) => {
    if (row.kind === 'look-for') return lookForText(row.text)
    if (row.kind === 'person') return [row.match.name, aboutPerson(row, spell)].join(', ')
    return [row.entry.text, row.entry.about].filter(Boolean).join(', ')
  },
  render: (row: Row) => {
    if (row.kind === 'person') return <Person row={row} spell={spell} />
    if (row.kind === 'entry') return <Entry {...row.entry} />
    return <Entry text={lookForText(row.text)} icon={<SearchIcon />} />
  },
})

/** What distinguishes the person from namesakes, with the network. */
function aboutPerson({ first }: Row & { kind: 'person' }, spell: (identifier: string) => string) {
  const { account, contact, chat } = first
  const identifier = spell(identifierOf(contact))
  // a raw Matrix ID is meaningless to users
  const shown = identifier.startsWith('@') && identifier.includes(':') ? '' : identifier
  const when = ago(chat?.lastActivity)
  const note = contact.cannotMessage ? 'can’t be messaged' : when && `you last wrote ${when}`
  return [shown, `on ${networkNameOf(account)}`, note].filter(Boolean).join(' · ')
}

function Person({ row, spell }: { row: Row & { kind: 'person' }; spell(text: string): string }) {
  const { account, contact } = row.first
  return (
    <>
      <Avatar
        name={row.match.name}
        id={contact.id}
        imgURL={contact.imgURL}
        size="small"
        network={networkTypeOf(account) ?? ''}
      />
      <span className="min-w-0 flex-1">
        <span className="flex">
          <bdi className="truncate font-medium text-small">{row.match.name}</bdi>
        </span>
        <span className="block truncate text-ink-3 text-note">{aboutPerson(row, spell)}</span>
      </span>
    </>
  )
}

function Entry({
  text,
  about,
  icon,
  keys = [],
}: Pick<PaletteEntry, 'text' | 'about' | 'icon' | 'keys'>) {
  return (
    <>
      <span aria-hidden="true" className="grid w-8 flex-none place-items-center text-ink-3">
        {icon}
      </span>
      <bdi className="min-w-0 truncate font-medium text-small">{text}</bdi>
      <span className="min-w-0 flex-1 truncate text-ink-3 text-note">{about}</span>
      {keys.length > 0 && (
        <span className="flex flex-none gap-1 max-sm:hidden pointer-coarse:hidden">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      )}
    </>
  )
}
