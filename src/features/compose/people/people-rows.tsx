import { networkNameOf } from '#beeper/network-rules.ts'
import {
  type AccountContact,
  displayName,
  type PersonMatch,
} from '#beeper/recipient/contact-match.ts'
import type { ContactSearch } from '#beeper/recipient/contact-search.ts'
import type { Account } from '#contract/accounts.ts'
import { compactPhone } from '#recognize/phone.ts'
import { recognize } from '#recognize/recognize.ts'
import type { OptionView } from '#ui/form/option-list.tsx'
import { SearchIcon } from '#ui/icons.tsx'
import { accountKey, type Participant } from '../draft/draft.ts'
import { ContactLine, contactText, ListedLine, NetworkMarks, networksText } from './person-row.tsx'

/** A row of the list below the field. */
export type PeopleRow =
  | { kind: 'person'; match: PersonMatch; first: AccountContact; isListed: boolean }
  /** An address as typed, which is looked up after it was added. */
  | { kind: 'address'; text: string }
  /** A text used as a user ID, for people whom no search finds. */
  | { kind: 'id'; text: string; account: Account }
  /** Only this row searches the networks, because it discloses the text to each of them. */
  | { kind: 'networks'; query: string; count: number }

/** Maximum number of people, for an empty field and for a text. */
const [maxRecent, maxFound] = [8, 50]

/** The search query for a text: a number without punctuation, a handle without its @. */
export function queryFor(text: string): string {
  const reading = recognize(text)
  if (reading?.kind !== 'person') return text.trim()
  const { identifier, user } = reading
  const value = user[identifier] ?? text
  if (identifier === 'phoneNumber') return compactPhone(value)
  return identifier === 'username' ? value.replace(/^@/, '') : value
}

/** The rows for a text: people first, then the other actions for the text. */
export function peopleRows(
  text: string,
  search: ContactSearch,
  account: Account | undefined,
  listed: ReadonlySet<string>,
  mount: string,
): PeopleRow[] {
  const typed = text.trim()
  const persons = search.matches
    .slice(0, typed ? maxFound : maxRecent)
    .flatMap((match): PeopleRow[] => {
      const [first] = match.contacts
      const isListed = match.contacts.some((one) => listed.has(listedKey(one, mount)))
      // people in the list are not proposed, but shown as a match for a text
      if (!first || (isListed && !typed)) return []
      return [{ kind: 'person', match, first, isListed }]
    })
  if (!typed) return persons
  const reading = recognize(typed)
  const isAddress = reading?.kind === 'person' && reading.identifier !== 'fullName'
  const isNoOne = persons.length === 0 && !search.isSearching
  return [
    ...persons,
    ...(isAddress && persons.length === 0 ? [{ kind: 'address' as const, text: typed }] : []),
    ...(isNoOne && account && !/\s/.test(typed)
      ? [{ kind: 'id' as const, text: typed, account }]
      : []),
    ...(!account && !search.isNetworkAsked && search.accounts > 0
      ? [{ kind: 'networks' as const, query: queryFor(text), count: search.accounts }]
      : []),
  ]
}

const listedKey = ({ account, contact }: AccountContact, mount: string) =>
  `${accountKey(mount, account.accountID)} ${contact.id}`

/** The keys of all participants, one for each account where they were found. */
export const listedKeys = (participants: readonly Participant[]): ReadonlySet<string> =>
  new Set(
    participants.flatMap(({ byAccount }) =>
      Object.entries(byAccount).map(([key, { id }]) => `${key} ${id}`),
    ),
  )

/** The status text below the rows, or instead of them. */
export function statusOf(
  text: string,
  search: ContactSearch,
  account: Account | undefined,
): string | undefined {
  const where = account
    ? networkNameOf(account)
    : search.accounts === 1
      ? '1 account'
      : `${search.accounts} accounts`
  if (!text.trim()) return undefined
  if (search.isSearching) return `Searching ${where}…`
  const failed = [...new Set(search.failed.map(networkNameOf))].join(', ')
  if (failed) return `${failed} could not be searched.`
  if (search.matches.length > 0 || search.accounts === 0) return undefined
  return `No match for “${text.trim()}” ${account ? 'on' : 'in'} ${where}.`
}

const networksRowText = ({ query, count }: { query: string; count: number }) =>
  `Search ${count === 1 ? 'the network' : `${count} networks`} for “${query}”`

export const rowView: OptionView<PeopleRow> = {
  key: (row) => (row.kind === 'person' ? row.match.key : row.kind),
  text(row) {
    if (row.kind === 'networks') return networksRowText(row)
    if (row.kind === 'address') return `Add ${row.text}`
    if (row.kind === 'id') return `Add “${row.text}” as a user ID`
    if (row.isListed) return `${row.match.name} is already in the list`
    return `${contactText(row.first.contact)}, ${networksText(row.match.contacts)}`
  },
  isDisabled: (row) => row.kind === 'person' && row.isListed,
  render(row) {
    if (row.kind === 'person' && row.isListed) return <ListedLine name={row.match.name} />
    if (row.kind === 'person') {
      return (
        <>
          <ContactLine contact={row.first.contact} />
          <NetworkMarks contacts={row.match.contacts} />
        </>
      )
    }
    return (
      <>
        {row.kind === 'networks' && <SearchIcon className="size-4 flex-none text-ink-3" />}
        <span className="min-w-0 truncate">{rowView.text(row)}</span>
      </>
    )
  },
}

/**
 * Whether the key that ends a text takes the highlighted row. A first row that is highlighted by
 * default is taken by Tab. Any other key takes it only if the text matches it exactly, matches no
 * other row, and the search has finished; otherwise the text is added and looked up.
 */
export function takesRow(
  row: PeopleRow,
  text: string,
  { key, hasWalked }: { key: string; hasWalked: boolean },
  { rows, isSearching }: { rows: readonly PeopleRow[]; isSearching: boolean },
): boolean {
  if (hasWalked) return true
  if (row.kind !== 'person') return row.kind === 'address'
  if (key === 'Tab') return true
  const fitting = rows.filter((it) => it.kind === 'person' && isExactly(text, it.first))
  return !isSearching && fitting.length === 1 && fitting[0] === row
}

/** Whether a text is exactly the name or an identifier of a person. */
function isExactly(text: string, { contact }: AccountContact): boolean {
  const query = queryFor(text).toLowerCase()
  return [displayName(contact), contact.phoneNumber, contact.email, contact.username, contact.id]
    .map((own) => own?.toLowerCase())
    .includes(query)
}
