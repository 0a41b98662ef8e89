import { networkNameOf, networkTypeOf } from '#beeper/network-rules.ts'
import {
  type AccountContact,
  identifierOf,
  type PersonMatch,
} from '#beeper/recipient/contact-match.ts'
import { Avatar } from '#ui/faces/avatar.tsx'
import { NetworkMark } from '#ui/faces/network-mark.tsx'
import { ago } from '#ui/text/format.ts'
import type { useRecipient } from '../recipient-context.tsx'

/**
 * Rendering rows is most of the cost of the first keystroke, and few users go through more of them:
 * a longer text narrows the list down.
 */
const maxRows = 15

/** A row of the list: a person on one of their networks, or the search of all networks. */
export type WhoOption =
  | { kind: 'person'; match: PersonMatch; contact: AccountContact; showsReason: boolean }
  | { kind: 'ask-networks'; query: string; count: number }

/** The rows for a text: the people found, then the search of all networks. */
export function whoOptions(
  { search, state, accounts, query }: ReturnType<typeof useRecipient>,
  text: string,
  network: { key: string; index: number } | undefined,
): WhoOption[] {
  // for a chosen contact, or a text that names no person, a list would only cover the form
  if (text !== '' && !hasRows(state.kind)) return []
  if (state.kind === 'person' && state.how === 'chosen') return []
  const isSearch = text !== ''
  const rows = search.matches.slice(0, isSearch ? maxRows : 8).map((match): WhoOption => {
    const index = network?.key === match.key ? network.index : 0
    const contact = match.contacts[index] ?? match.contacts[0]
    if (!contact) throw new Error('a match without a contact')
    return { kind: 'person', match, contact, showsReason: index === 0 }
  })
  const isAsked = search.isNetworkAsked || !isSearch || state.kind === 'identifier'
  // as the only row it would take an Enter that is meant for a result still to come
  const isEarly = search.isSearching && rows.length === 0
  return isAsked || isEarly
    ? rows
    : [...rows, { kind: 'ask-networks', query, count: connectedCount(accounts.data) }]
}

const connectedCount = (accounts: readonly { status?: string | undefined }[]) =>
  accounts.filter(({ status }) => status === undefined || status === 'connected').length

const hasRows = (kind: ReturnType<typeof useRecipient>['state']['kind']) =>
  ['searching', 'several', 'person', 'no-match', 'identifier', 'cannot-message'].includes(kind)

/** The result of the search, announced with the list. */
export function listStatus(
  { search, state }: ReturnType<typeof useRecipient>,
  text: string,
): string | undefined {
  if (text === '' || !hasRows(state.kind)) return undefined
  if (state.kind === 'person' && state.how === 'chosen') return undefined
  // the total, of which the list shows the first
  const people = search.matches.length
  const where = search.accounts === 1 ? 'this account' : `${search.accounts} accounts`
  const failed = search.failed.map(networkNameOf)
  const unsearched =
    failed.length > 0 ? ` · ${failed.slice(0, 3).join(', ')} could not be searched` : ''
  if (search.isSearching) {
    return people > 0 ? `${peopleText(people)} so far…` : `Searching ${where}…`
  }
  if (people > 0) return `${peopleText(people)} in ${where}${unsearched}`
  // the preview explains an identifier that no contact has
  if (state.kind === 'identifier') return undefined
  return `No match for “${text.trim().slice(0, 60)}” in ${where}${unsearched}`
}

const peopleText = (count: number) => (count === 1 ? '1 person' : `${count} people`)

/** The keys that work on these rows. */
export function keysHint(options: readonly WhoOption[]): string | undefined {
  const [first] = options
  if (first?.kind !== 'person') return undefined
  const hasNetworks = options.some((it) => it.kind === 'person' && it.match.contacts.length > 1)
  return hasNetworks ? '↵ takes the first · → chooses the network' : '↵ takes the first'
}

/** How a row is rendered, and its accessible name. */
export const whoView = (accounts: number, spell: (identifier: string) => string) => ({
  key: (option: WhoOption) => (option.kind === 'person' ? option.match.key : option.kind),
  text: (option: WhoOption) => {
    if (option.kind === 'ask-networks') return askText(option)
    const { match, contact } = option
    const on = networkNameOf(contact.account)
    return [match.name, secondLine(option, spell), `on ${on}`].filter(Boolean).join(', ')
  },
  render: (option: WhoOption) => {
    if (option.kind === 'ask-networks') {
      return (
        <span className="min-w-0">
          <span className="block font-medium">{askText(option)}</span>
          <span className="block text-ink-3 text-note">
            {option.count === 1 ? 'It learns' : 'Each of them learns'} who you’re looking for.
          </span>
        </span>
      )
    }
    const { match, contact } = option
    return (
      <>
        <Avatar
          name={match.name}
          id={contact.contact.id}
          size="small"
          imgURL={contact.contact.imgURL}
        />
        <span className="min-w-0 flex-1">
          <span className="flex">
            <bdi className="truncate font-medium">{match.name}</bdi>
          </span>
          <span className="block truncate text-ink-3 text-note">{secondLine(option, spell)}</span>
        </span>
        <Marks match={match} chosen={contact} hasChoice={accounts > 1} />
      </>
    )
  },
})

const askText = ({ query, count }: WhoOption & { kind: 'ask-networks' }) =>
  count === 1 ? `Search the network for “${query}”` : `Search ${count} networks for “${query}”`

/** What distinguishes the person from namesakes, and why this network is proposed. */
function secondLine(
  { match, contact, showsReason }: WhoOption & { kind: 'person' },
  spell: (identifier: string) => string,
): string {
  const identifier = spell(identifierOf(contact.contact))
  const shown = identifier.startsWith('@') && identifier.includes(':') ? '' : identifier
  const when = ago(contact.chat?.lastActivity)
  const network = networkNameOf(contact.account)
  const reason = contact.contact.cannotMessage
    ? 'can’t be messaged'
    : !contact.chat
      ? 'no chat yet'
      : match.contacts.length > 1 && showsReason && when
        ? `you last wrote ${when} on ${network}`
        : 'you share a chat'
  return [shown, match.contacts.length > 1 && !showsReason ? `on ${network}` : '', reason]
    .filter(Boolean)
    .join(' · ')
}

const maxMarks = 4

/** The networks that a person is on, the chosen one first. */
function Marks({
  match,
  chosen,
  hasChoice,
}: {
  match: PersonMatch
  chosen: AccountContact
  hasChoice: boolean
}) {
  if (!hasChoice) return null
  const others = match.contacts.filter((contact) => contact !== chosen)
  const shown = [chosen, ...others].slice(0, maxMarks)
  const rest = match.contacts.length - shown.length
  return (
    <span aria-hidden="true" className="flex flex-none items-center gap-1">
      {shown.map(({ account, contact }) => (
        <NetworkMark
          key={`${account.accountID} ${contact.id}`}
          type={networkTypeOf(account)}
          size="small"
        />
      ))}
      {rest > 0 && <span className="text-ink-3 text-tiny">+{rest}</span>}
    </span>
  )
}
