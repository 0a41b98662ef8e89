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

/** A row of the list beneath the field. */
export type PeopleRow =
  | { kind: 'person'; match: PersonMatch; first: AccountContact; isListed: boolean }
  /** An address as it was typed: it is looked up once it is added. */
  | { kind: 'address'; text: string }
  /** A text taken for a user ID as it is, for people whom no search finds. */
  | { kind: 'id'; text: string; account: Account }
  /** The networks themselves are asked only by this row: each of them learns the text. */
  | { kind: 'networks'; query: string; count: number }

/** Rows for an empty field, and for a text: more than anybody reads. */
const [maxRecent, maxFound] = [8, 50]

/** What is searched for a text: a number without its marks, a handle without its @. */
export function queryFor(text: string): string {
  const reading = recognize(text)
  if (reading?.kind !== 'person') return text.trim()
  const { identifier, user } = reading
  const value = user[identifier] ?? text
  if (identifier === 'phoneNumber') return compactPhone(value)
  return identifier === 'username' ? value.replace(/^@/, '') : value
}

/** The rows for a text. Persons come first; whatever else can be done with the text follows. */
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
      // who is in the list already need not be proposed, only answered
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

/** Whoever is in the list, by every account that knows them. */
export const listedKeys = (participants: readonly Participant[]): ReadonlySet<string> =>
  new Set(
    participants.flatMap(({ byAccount }) =>
      Object.entries(byAccount).map(([key, { id }]) => `${key} ${id}`),
    ),
  )

/** What is said under the rows, or instead of them. */
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
 * Whether the key that ends a text takes the highlighted row. One that is highlighted only because
 * it is the first is taken by Tab; by a comma only where the text is all of it, and of nobody else:
 * a name that others have, or that is still searched for, is looked up, and asked about.
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

/** Whether a text is all of a person: the name, or an address. */
function isExactly(text: string, { contact }: AccountContact): boolean {
  const query = queryFor(text).toLowerCase()
  return [displayName(contact), contact.phoneNumber, contact.email, contact.username, contact.id]
    .map((own) => own?.toLowerCase())
    .includes(query)
}
