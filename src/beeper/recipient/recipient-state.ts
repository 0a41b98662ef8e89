import type { Account } from '#contract/accounts.ts'
import type { User } from '#contract/contacts.ts'
import { isNoPhone, keyed, namesCountry } from '#recognize/phone.ts'
import { foldAccents } from '#recognize/plain-text.ts'
import type { ListRow, Recognition, Unreadable } from '#recognize/recognition.ts'
import { recognize } from '#recognize/recognize.ts'
import { type NetworkRules, networkTypeOf } from '../network-rules.ts'
import type { CheckBefore } from '../open-chat.ts'
import {
  type AccountContact,
  type Details,
  type GivenIdentifier,
  givenIdentifier,
  isConnected,
  isSamePerson,
  type PersonMatch,
  present,
} from './contact-match.ts'
import type { ContactSearch } from './contact-search.ts'

/** How an identifier is looked up. */
type LookupKind =
  /** The searches are still running. */
  | 'pending'
  /** The network looks it up when the chat is started. */
  | 'on-start'
  /** The network accepts any number unchecked. */
  | 'any-accepted'
  /** A user ID is used as it is. */
  | 'as-is'

/**
 * Who the form's recipient is, from what is known at the moment. List, chip, preview and button all
 * show this one state. It claims no search that did not happen.
 */
export type RecipientState =
  | { kind: 'empty' }
  | { kind: 'searching'; query: string; accounts: number }
  /** `how` the one person was found: chosen from a list, or the only exact match. */
  | {
      kind: 'person'
      found: AccountContact
      match: PersonMatch | undefined
      how: 'chosen' | 'exact'
    }
  | { kind: 'cannot-message'; found: AccountContact }
  | { kind: 'self'; account: Account }
  | { kind: 'several'; query: string; matches: readonly PersonMatch[]; isExact: boolean }
  | { kind: 'identifier'; given: GivenIdentifier; account: Account | undefined; lookup: LookupKind }
  | {
      kind: 'unsupported'
      given: GivenIdentifier
      account: Account | undefined
      others: readonly Account[]
    }
  | { kind: 'needs-country'; typed: string }
  | { kind: 'no-match'; query: string; accounts: number }
  | { kind: 'not-connected'; account: Account }
  /** A link of another network than the account's; without `account` that network has none here. */
  | { kind: 'other-network'; network: string; account: Account | undefined }
  | { kind: 'conflict'; who: string; details: string }
  | { kind: 'unreadable'; reason: Unreadable['reason'] }
  | { kind: 'list'; people: readonly ListRow[] }

/** The form's recipient, computed once and read by list, chip, preview and button. */
export interface Recipient {
  state: RecipientState
  /** The account that will be used; `undefined` until it is known. */
  account: Account | undefined
  /** Why that one: chosen, named by a link, the contact's own, or able to look them up. */
  accountReason: 'chosen' | 'link' | 'person' | 'proposed' | undefined
  rules: NetworkRules | undefined
  /** The recipient's details that will be sent. */
  user: Details
  search: ContactSearch
  check: SharedChatCheck
}

/** The search for an existing chat. */
export interface SharedChatCheck {
  /** The result; absent until it is known. */
  found: CheckBefore | undefined
  isChecking: boolean
  hasFailed: boolean
}

/** The input of `recipientState`. */
export interface RecipientInput {
  /** What the field's text was recognized as. */
  reading: Recognition | undefined
  /** The details to send, as far as valid on the account; a number in E.164 if it can be parsed. */
  user: Details
  /** Details that were typed by hand, to detect that they mean another person than the field. */
  byHand: Partial<Details>
  /** The contact who was chosen, on the account in use. */
  chosen: AccountContact | undefined
  /** The account that was chosen, or that a link belongs to; all accounts where none is. */
  account: Account | undefined
  accounts: readonly Account[]
  rulesOf(account: Account): NetworkRules
  /** The account that was used last. */
  lastAccountID: string
  /** How many readings a number without a country code has: one, once its country is known. */
  phoneReadings: number
  search: RecipientSearch
}

/** The search results so far, for exactly this text. */
interface RecipientSearch {
  matches: readonly PersonMatch[]
  isSearching: boolean
  /** How many accounts are searched. */
  accounts: number
}

export function recipientState(input: RecipientInput): RecipientState {
  const { reading, user, chosen, account, accounts } = input
  if (reading?.kind === 'several') return { kind: 'list', people: reading.people }
  if (reading?.kind === 'unreadable') return { kind: 'unreadable', reason: reading.reason }
  if (chosen) return personState(chosen, undefined, 'chosen')
  const conflict = conflictOf(input)
  if (conflict) return conflict
  const given = givenIdentifier(present(user))
  if (!given)
    return user.fullName.trim() ? nameState(input, user.fullName.trim()) : { kind: 'empty' }
  const foreign = foreignNetwork(input)
  if (foreign) return { kind: 'other-network', network: foreign, account }
  if (given.kind === 'phoneNumber' && needsCountry(given.value, input)) {
    return { kind: 'needs-country', typed: given.value }
  }
  const own = (account ? [account] : accounts).find((one) => isSamePerson(one.user, given))
  return own ? { kind: 'self', account: own } : identifierState(input, given)
}

function personState(
  found: AccountContact,
  match: PersonMatch | undefined,
  how: 'chosen' | 'exact',
): RecipientState {
  const { contact, account } = found
  if (contact.isSelf || contact.id === account.user.id) return { kind: 'self', account }
  if (contact.cannotMessage) return { kind: 'cannot-message', found }
  return { kind: 'person', found, match, how }
}

/** A name is no identifier: it means one contact, several, or none. */
function nameState(input: RecipientInput, query: string): RecipientState {
  const { matches, isSearching, accounts } = input.search
  const name = foldAccents(query)
  const exact = matches.filter((match) => foldAccents(match.name) === name)
  const [only, ...others] = exact
  // an account that has not responded may have another person of that name
  if (isSearching) {
    return matches.length > 0
      ? { kind: 'several', query, matches, isExact: false }
      : { kind: 'searching', query, accounts }
  }
  const [found] = only?.contacts ?? []
  if (only && found && others.length === 0) return personState(found, only, 'exact')
  if (matches.length > 0) {
    return { kind: 'several', query, matches, isExact: exact.length > 1 }
  }
  if (input.account && !isConnected(input.account)) {
    return { kind: 'not-connected', account: input.account }
  }
  return { kind: 'no-match', query, accounts }
}

function identifierState(input: RecipientInput, given: GivenIdentifier): RecipientState {
  const { account, search } = input
  const matches = search.matches.flatMap((match) => {
    const contacts = match.contacts.filter(({ contact }) => isSamePerson(contact, given))
    return contacts.length > 0 ? [{ ...match, contacts }] : []
  })
  const [only, ...others] = matches
  const [found] = only?.contacts ?? []
  if (only && others.length > 0) {
    return { kind: 'several', query: given.value, matches, isExact: true }
  }
  if (only && found) return personState(found, only, 'exact')
  if (account && !isConnected(account)) return { kind: 'not-connected', account }
  if (search.isSearching) return { kind: 'identifier', given, account, lookup: 'pending' }
  if (given.kind === 'id') return { kind: 'identifier', given, account, lookup: 'as-is' }
  const able = ableAccounts(input, given)
  const [proposed] = account ? [account] : able
  if (!proposed || (account && !able.includes(account))) {
    return { kind: 'unsupported', given, account, others: able }
  }
  const { lookups } = input.rulesOf(proposed)
  const isUnchecked = given.kind === 'phoneNumber' && lookups?.any_phone && !lookups.lookup_phone
  return {
    kind: 'identifier',
    given,
    account: proposed,
    lookup: isUnchecked ? 'any-accepted' : 'on-start',
  }
}

/** The accounts whose network can look the identifier up, the last used one first. */
function ableAccounts(
  { accounts, account, rulesOf, lastAccountID }: RecipientInput,
  given: GivenIdentifier,
) {
  const all = account && !accounts.includes(account) ? [...accounts, account] : accounts
  return all
    .filter((one) => (isConnected(one) || one === account) && canLookUp(given.kind, rulesOf(one)))
    .toSorted((one, other) => rank(one) - rank(other))

  function rank({ accountID }: Account) {
    return accountID === lastAccountID ? 0 : 1
  }
}

/** Whether a network can look up this kind of identifier. An unknown one may, so it is tried. */
export function canLookUp(kind: GivenIdentifier['kind'], { lookups }: NetworkRules): boolean {
  if (!lookups || kind === 'id') return true
  if (kind === 'phoneNumber') return lookups.lookup_phone || lookups.any_phone
  return kind === 'email' ? lookups.lookup_email : lookups.lookup_username
}

function needsCountry(typed: string, { account, rulesOf, phoneReadings }: RecipientInput) {
  if (isNoPhone(keyed(typed)) || namesCountry(typed) || phoneReadings === 1) return false
  // a network that accepts any number accepts a local one, too
  return !(account && rulesOf(account).lookups?.any_phone)
}

/** Detects that field and details mean two people, as far as known. */
function conflictOf({ reading, byHand, user, search }: RecipientInput): RecipientState | undefined {
  if (reading?.kind !== 'person') return idConflict(user, search)
  for (const kind of ['id', 'username', 'phoneNumber', 'email'] as const) {
    const typed = reading.user[kind]
    const written = byHand[kind]?.trim()
    if (typed && written && !isSame(kind, typed, written)) {
      return { kind: 'conflict', who: typed, details: written }
    }
  }
  return nameConflict(reading, byHand, search) ?? idConflict(user, search)
}

/** Detects a name in the field, and an identifier in the details that is another contact's. */
function nameConflict(
  reading: Recognition & { kind: 'person' },
  byHand: Partial<Details>,
  { matches }: RecipientSearch,
): RecipientState | undefined {
  const name = reading.user.fullName
  const given = givenIdentifier(present({ ...blank, ...byHand }))
  if (!name || !given || reading.identifier !== 'fullName') return undefined
  const holders = contactsIn(matches).filter(
    (contact) => contact.fullName && isSamePerson(contact, given),
  )
  const isOther = ({ fullName = '' }: User) =>
    !foldAccents(fullName).includes(foldAccents(name)) &&
    !foldAccents(name).includes(foldAccents(fullName))
  const [other] = holders
  return other && holders.every(isOther)
    ? { kind: 'conflict', who: name, details: other.fullName ?? given.value }
    : undefined
}

/** Detects a user ID and a number or an address that belong to two people. */
function idConflict(user: Details, { matches }: RecipientSearch): RecipientState | undefined {
  const { id } = user
  if (!id) return undefined
  const owner = contactsIn(matches).find((contact) => contact.id === id)
  for (const kind of ['phoneNumber', 'email'] as const) {
    const value = user[kind].trim()
    const known = owner?.[kind]
    if (value && known && !isSame(kind, known, value)) {
      return { kind: 'conflict', who: owner.fullName ?? id, details: value }
    }
  }
  return undefined
}

const contactsIn = (matches: readonly PersonMatch[]) =>
  matches.flatMap(({ contacts }) => contacts.map(({ contact }) => contact))

/** The network of a link or an ID, if it is not the account's. */
function foreignNetwork({ reading, user, account }: RecipientInput): string | undefined {
  const networks = networksOf(reading, user)
  const [first] = networks
  if (first === undefined || isMatrixID(reading, user)) return undefined
  const type = account && networkTypeOf(account)
  return type !== undefined && networks.includes(type) ? undefined : first
}

/** `bridge.type` of the networks that a link, or the shape of an ID, belongs to. */
export function networksOf(reading: Recognition | undefined, user: Details): readonly string[] {
  if (reading?.kind === 'person' && reading.networks.length > 0) return reading.networks
  const read = user.id ? recognize(user.id) : undefined
  return read?.kind === 'person' && read.identifier === 'id' ? read.networks : []
}

/**
 * Whether an ID has the form of a Matrix ID. Beeper assigns such IDs on every network, so it may
 * belong to an account of any.
 */
export function isMatrixID(reading: Recognition | undefined, user: Details): boolean {
  const isID = reading?.kind !== 'person' || reading.identifier === 'id'
  return isID && networksOf(reading, user).every((type) => type === 'matrix')
}

const isSame = (kind: GivenIdentifier['kind'], one: string, other: string) =>
  isSamePerson({ [kind]: one }, { kind, value: other })

const blank: Details = { id: '', username: '', phoneNumber: '', email: '', fullName: '' }
