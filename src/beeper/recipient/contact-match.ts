import type { Account } from '#contract/accounts.ts'
import type { User } from '#contract/contacts.ts'
import type { Recipient } from '#contract/new-chat.ts'
import { foldAccents } from '#recognize/plain-text.ts'
import type { Identifier } from '#recognize/recognition.ts'

/** An existing direct chat. */
interface SharedChat {
  chatID: string
  /** ISO 8601. */
  lastActivity: string | undefined
}

/** A contact of one account, with the existing direct chat, if any. */
export interface AccountContact {
  account: Account
  contact: User
  chat?: SharedChat | undefined
}

/** One person across all accounts: one row of a list. */
export interface PersonMatch {
  /** Stable while more accounts respond. */
  key: string
  name: string
  /** The most useful contact first. Never empty. */
  contacts: readonly AccountContact[]
}

/** The name to display for a user; an identifier where no name is known. */
export const displayName = (user: Partial<User>) =>
  user.fullName ?? user.username ?? user.phoneNumber ?? user.email ?? user.id ?? ''

/** The identifier to display for a contact. */
export const identifierOf = (user: Partial<User>) =>
  user.phoneNumber ?? user.username ?? user.email ?? user.id ?? ''

/** Digits alone, since one number has many formats. */
export const phoneKey = (phone: string) => phone.replace(/\D/g, '')

/** A handle without its @, in lower case: networks ignore the case. */
export const handleKey = (username: string) => username.replace(/^@/, '').toLowerCase()

/** Whether the name or an identifier contains every word, ignoring accents. */
export function matchesQuery(user: User, query: string): boolean {
  const text = foldAccents(
    [user.fullName, user.username, user.phoneNumber, user.email, user.id].filter(Boolean).join(' '),
  )
  return foldAccents(query)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/**
 * Merges the contacts of several accounts into one match per person. A common number or address
 * merges contacts; a full name only where it is unambiguous: no account has another person of that
 * name, and no two numbers or addresses differ. Within one account two IDs are two people, unless
 * number and name are the same (WhatsApp may have two IDs of one person). Keeps the order of first
 * appearance.
 */
export function mergeContacts(found: readonly AccountContact[]): PersonMatch[] {
  const groups: AccountContact[][] = []
  const byAddress = new Map<string, AccountContact[][]>()
  for (const one of distinct(found)) {
    const addresses = addressesOf(one.contact)
    const known = addresses.flatMap((address) => byAddress.get(address) ?? [])
    let group = known.find((candidate) => accepts(candidate, one))
    if (!group) {
      group = []
      groups.push(group)
    }
    group.push(one)
    for (const address of addresses) {
      const holders = byAddress.get(address) ?? []
      if (!holders.includes(group)) byAddress.set(address, [...holders, group])
    }
  }
  return joinNamesakes(groups).map(asMatch)
}

/** Merges a contact that an account lists twice, as contact and in a chat. */
function distinct(found: readonly AccountContact[]): AccountContact[] {
  const byID = new Map<string, AccountContact>()
  for (const one of found) {
    const key = `${one.account.accountID} ${one.contact.id}`
    const before = byID.get(key)
    byID.set(key, before ? { ...before, chat: before.chat ?? one.chat } : one)
  }
  return [...byID.values()]
}

const addressesOf = ({ phoneNumber, email }: User) => [
  ...(phoneNumber && phoneKey(phoneNumber) ? [`tel ${phoneKey(phoneNumber)}`] : []),
  ...(email ? [`mail ${email.toLowerCase()}`] : []),
]

const nameKey = ({ fullName }: User) => foldAccents(fullName ?? '')

const accepts = (group: readonly AccountContact[], one: AccountContact) =>
  group.every(
    ({ account, contact }) =>
      account.accountID !== one.account.accountID || nameKey(contact) === nameKey(one.contact),
  )

/** Merges groups that share only a full name, such as one with a number and one with an address. */
function joinNamesakes(groups: readonly AccountContact[][]): readonly AccountContact[][] {
  const byName = new Map<string, AccountContact[][]>()
  for (const group of groups) {
    const name = group.map(({ contact }) => nameKey(contact)).find(Boolean) ?? ''
    // a first name alone is ambiguous
    if (/\S\s+\S/.test(name)) byName.set(name, [...(byName.get(name) ?? []), group])
  }
  const joined = new Map<AccountContact[], AccountContact[]>()
  for (const namesakes of byName.values()) {
    const [first] = namesakes
    if (!first || !areOnePerson(namesakes)) continue
    for (const group of namesakes) joined.set(group, group === first ? namesakes.flat() : [])
  }
  return groups.map((group) => joined.get(group) ?? group).filter(({ length }) => length > 0)
}

function areOnePerson(namesakes: readonly AccountContact[][]): boolean {
  const accounts = namesakes.flatMap((group) => [
    ...new Set(group.map(({ account }) => account.accountID)),
  ])
  const holding = (name: 'phoneNumber' | 'email') =>
    namesakes.filter((group) => group.some(({ contact }) => contact[name])).length
  return (
    new Set(accounts).size === accounts.length && holding('phoneNumber') < 2 && holding('email') < 2
  )
}

function asMatch(group: readonly AccountContact[]): PersonMatch {
  const contacts = group.toSorted(byUsefulness)
  const [first] = group
  return {
    key: `${first?.account.accountID} ${first?.contact.id}`,
    name: displayName(contacts[0]?.contact ?? {}),
    contacts,
  }
}

/** Contacts that can be messaged first, then connected accounts, then the latest chat. */
function byUsefulness(one: AccountContact, other: AccountContact): number {
  return (
    Number(one.contact.cannotMessage ?? false) - Number(other.contact.cannotMessage ?? false) ||
    Number(isConnected(other.account)) - Number(isConnected(one.account)) ||
    Number(other.chat !== undefined) - Number(one.chat !== undefined) ||
    (other.chat?.lastActivity ?? '').localeCompare(one.chat?.lastActivity ?? '')
  )
}

const usableStatuses: readonly (string | undefined)[] = [
  // servers before 4.3 send no status
  undefined,
  'connected',
  'connecting',
  'backfilling',
]

/** Whether an account can be used; assumed where its server sends no status. */
export const isConnected = ({ status }: Account) => usableStatuses.includes(status)

/**
 * Sorts matches of loaded contacts: names that begin with the query, then names with a word
 * that does, then the rest; the latest chat first among equals.
 */
export function rankMatches(matches: readonly PersonMatch[], query: string): PersonMatch[] {
  const folded = foldAccents(query)
  const rankOf = ({ name }: PersonMatch) => {
    const text = foldAccents(name)
    if (text.startsWith(folded)) return 0
    return text.includes(` ${folded}`) ? 1 : 2
  }
  return matches.toSorted(
    (one, other) =>
      rankOf(one) - rankOf(other) ||
      (other.contacts[0]?.chat?.lastActivity ?? '').localeCompare(
        one.contacts[0]?.chat?.lastActivity ?? '',
      ),
  )
}

/** An identifier and its kind. */
export interface GivenIdentifier {
  kind: 'id' | 'username' | 'phoneNumber' | 'email'
  value: string
}

/** The first identifier in Beeper's order: id, username, phone number, email. */
export function givenIdentifier(user: Recipient): GivenIdentifier | undefined {
  for (const kind of ['id', 'username', 'phoneNumber', 'email'] as const) {
    const value = user[kind]
    if (value) return { kind, value }
  }
  return undefined
}

/** The details that identify a contact; blank where nothing is given. */
export type Details = Record<Identifier, string>

/** The trimmed details without the blank ones, as in a request. */
export const present = (user: Details): Partial<Details> =>
  Object.fromEntries(
    Object.entries(user).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : [])),
  )

/** Whether an identifier is that of a user, in any format. */
export function isSamePerson(
  user: Partial<Record<GivenIdentifier['kind'], string | undefined>>,
  { kind, value }: GivenIdentifier,
): boolean {
  const known = user[kind]
  return known !== undefined && normalized[kind](known) === normalized[kind](value)
}

const normalized: Record<GivenIdentifier['kind'], (text: string) => string> = {
  id: (text) => text,
  username: handleKey,
  phoneNumber: phoneKey,
  email: (text) => text.toLowerCase(),
}
