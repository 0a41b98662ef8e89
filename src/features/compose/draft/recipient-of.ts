import { accountOf } from '#beeper/accounts.ts'
import { type NetworkRules, networkTypeOf } from '#beeper/network-rules.ts'
import {
  type AccountContact,
  givenIdentifier,
  isConnected,
  present,
} from '#beeper/recipient/contact-match.ts'
import type { ContactSearch } from '#beeper/recipient/contact-search.ts'
import {
  isMatrixID,
  networksOf,
  type Recipient,
  recipientState,
} from '#beeper/recipient/recipient-state.ts'
import type { Account } from '#contract/accounts.ts'
import type { User } from '#contract/contacts.ts'
import { compactPhone, isNoPhone, keyed, namesCountry } from '#recognize/phone.ts'
import type { PhoneReading } from '#recognize/phone-library.ts'
import { identifiers, type Recognition } from '#recognize/recognition.ts'
import { readWho } from './changes.ts'
import {
  accountKey,
  type ChosenPerson,
  type Details,
  detailsOf,
  emptyDetails,
  kindOf,
  type WholeDraft,
} from './draft.ts'

/** What resolving the recipient of a draft needs besides the draft. */
export interface RecipientContext {
  /** The mount of the server. */
  mount: string
  accounts: readonly Account[]
  rulesOf(account: Account): NetworkRules
  lastAccountID: string
  /** Every possible reading of a number; absent until the phone library is loaded. */
  readNumber: ((typed: string, country: string) => readonly PhoneReading[]) | undefined
}

/** What a draft says of its recipient, before any search. */
interface RecipientPlan {
  reading: Recognition | undefined
  inUse: { account: Account; reason: AccountReason } | undefined
  /** The details that are valid on that account, the number in E.164 where it can be read. */
  user: Details
  phoneReadings: number
  chosen: ReturnType<typeof chosenContact>
  /** The text to search for. */
  query: string
  /** The account that is searched with its network; without one all accounts, but no network. */
  searched: Account | undefined
}

export function planRecipient(
  draft: WholeDraft,
  context: Omit<RecipientContext, 'rulesOf'>,
): RecipientPlan {
  const { mount, accounts, readNumber } = context
  const reading = readWho(draft)
  const inUse = accountInUse(draft, reading, accounts, mount)
  const key = inUse && accountKey(mount, inUse.account.accountID)
  const details = detailsOn(draft, key)
  const readings = numbersIn(details.phoneNumber, draft.country, readNumber)
  const user = { ...details, phoneNumber: sentNumber(details.phoneNumber, readings) }
  const chosen = chosenContact(draft.person, inUse?.account, mount)
  return {
    reading,
    inUse,
    user,
    phoneReadings: readings.length,
    chosen,
    query: draft.mode === 'create' ? '' : searchedFor(user, readings.length, chosen),
    // other accounts of a chosen contact are read from Beeper's own data, without asking a network
    searched: chosen ? undefined : inUse?.account,
  }
}

function numbersIn(
  typed: string,
  country: string,
  readNumber: RecipientContext['readNumber'],
): readonly PhoneReading[] {
  if (!typed.trim() || isNoPhone(keyed(typed))) return []
  return readNumber?.(typed, country) ?? []
}

/** E.164 where there is one reading; otherwise the number without punctuation. */
function sentNumber(typed: string, readings: readonly PhoneReading[]): string {
  const [only, ...others] = readings
  if (only && others.length === 0) return only.e164
  return isNoPhone(keyed(typed)) ? typed : compactPhone(keyed(typed))
}

function searchedFor(
  user: Details,
  phoneReadings: number,
  chosen: RecipientPlan['chosen'],
): string {
  if (chosen) return chosen.contact.fullName ?? ''
  const given = givenIdentifier(present(user))
  if (!given) return user.fullName
  const isUncertain =
    given.kind === 'phoneNumber' && !namesCountry(given.value) && phoneReadings !== 1
  return isUncertain ? '' : given.value
}

/** A recipient without the check for a shared chat, and the user to check. */
interface UncheckedRecipient {
  recipient: Omit<Recipient, 'check'>
  /** The user whose direct chat is looked for; absent until the recipient is certain. */
  checkedUser: Details | undefined
}

/** The recipient of a draft, by what the search has found so far. */
export function recipientFor(
  draft: WholeDraft,
  plan: RecipientPlan,
  search: ContactSearch,
  context: RecipientContext,
): UncheckedRecipient {
  const { inUse, user, reading } = plan
  if (draft.mode === 'create') {
    const account = inUse?.account
    return {
      recipient: {
        state: { kind: 'empty' },
        account,
        accountReason: inUse?.reason,
        rules: account && context.rulesOf(account),
        user,
        search,
      },
      checkedUser: onlyParticipant(draft),
    }
  }
  const asSent = recipientState({
    ...context,
    reading,
    user,
    byHand: byHandOf(draft),
    chosen: plan.chosen,
    account: inUse?.account,
    phoneReadings: plan.phoneReadings,
    search,
  })
  // the question for the country shows the number as it was typed
  const state =
    asSent.kind === 'needs-country' ? { ...asSent, typed: draft.user.phoneNumber.trim() } : asSent
  const found = 'found' in state ? state.found : undefined
  const proposed = found?.account ?? (state.kind === 'identifier' ? state.account : undefined)
  const account = inUse?.account ?? proposed
  // a name that matches exactly one contact stands for that contact
  const isByName = found !== undefined && givenIdentifier(present(user)) === undefined
  const isCertain = found || (state.kind === 'identifier' && state.lookup !== 'pending')
  return {
    recipient: {
      state,
      account,
      accountReason: inUse?.reason ?? (proposed && 'proposed'),
      rules: account && context.rulesOf(account),
      user: isByName ? detailsOf(found.contact) : user,
      search,
    },
    checkedUser: isCertain ? (found ? detailsOf(found.contact) : user) : undefined,
  }
}

/** The one participant of a direct chat; `undefined` for a group, or until they are found. */
function onlyParticipant(draft: WholeDraft): Details | undefined {
  const [only] = draft.participants
  if (!only || only.lookup || draft.participants.length > 1 || kindOf(draft) !== 'single') {
    return undefined
  }
  const { phoneNumber = '', email = '', fullName = '' } = only.known
  return { id: only.id, username: '', phoneNumber, email, fullName }
}

function byHandOf({ user, origins }: WholeDraft): Partial<Details> {
  const byHand = { ...emptyDetails, ...user }
  for (const name of identifiers) if (name in origins) byHand[name] = ''
  return byHand
}

/**
 * Why an account is in use: chosen by hand, named by a link or an ID, or the chosen contact's own.
 */
type AccountReason = 'chosen' | 'link' | 'person'

/** The account that the draft is for; `undefined` for all of them. */
export function accountInUse(
  draft: WholeDraft,
  reading: Recognition | undefined,
  accounts: readonly Account[],
  mount: string,
): { account: Account; reason: AccountReason } | undefined {
  const chosenID = draft.accountIDs[mount] ?? ''
  const chosen = chosenID ? accountOf(accounts, chosenID) : undefined
  if (draft.mode === 'create') return chosen ? { account: chosen, reason: 'chosen' } : ofFirst()
  const linked =
    draft.keepsAccount || (chosen && isMatrixID(reading, draft.user))
      ? undefined
      : accountOn(networksOf(reading, draft.user), accounts, chosen)
  if (linked && linked !== chosen && !personOn(draft.person, mount)) {
    return { account: linked, reason: 'link' }
  }
  if (chosen) return { account: chosen, reason: 'chosen' }
  const person = personOn(draft.person, mount)
  return person && { account: accountOf(accounts, person.accountID), reason: 'person' }

  /** A group belongs to one account: that of the first participant who has one. */
  function ofFirst() {
    const key = draft.participants.find((it) => it.accountKey?.startsWith(`${mount} `))?.accountKey
    const account = accounts.find(({ accountID }) => accountKey(mount, accountID) === key)
    return account && { account, reason: 'person' as const }
  }
}

const personOn = (person: ChosenPerson | undefined, mount: string) =>
  person && person.accountKey === accountKey(mount, person.accountID) ? person : undefined

/** An account on one of the networks that a link belongs to; preferably the chosen one. */
function accountOn(
  networks: readonly string[],
  accounts: readonly Account[],
  chosen: Account | undefined,
): Account | undefined {
  if (networks.length === 0) return undefined
  const isOn = (account: Account) => networks.includes(networkTypeOf(account) ?? '')
  if (chosen && isOn(chosen)) return chosen
  const candidates = accounts.filter(isOn)
  return candidates.find(isConnected) ?? candidates[0]
}

/**
 * The details that are valid on an account: on another account than the chosen contact's, without
 * the ID and the username that came with the contact.
 */
export function detailsOn(
  { user, person, origins }: Pick<WholeDraft, 'user' | 'person' | 'origins'>,
  key: string | undefined,
): Details {
  if (!person || key === person.accountKey) return user
  return {
    ...user,
    ...(origins.id && { id: '' }),
    ...(origins.username && { username: '' }),
  }
}

/** The chosen contact, if the account in use is theirs. */
export function chosenContact(
  person: ChosenPerson | undefined,
  account: Account | undefined,
  mount: string,
): AccountContact | undefined {
  if (!person || !account || person.accountKey !== accountKey(mount, account.accountID)) {
    return undefined
  }
  return { account, contact: contactOf(person) }
}

const contactOf = ({ name, ...person }: ChosenPerson): User => ({
  id: person.id,
  username: person.username,
  phoneNumber: person.phoneNumber,
  email: person.email,
  fullName: name,
  imgURL: person.imgURL,
  cannotMessage: person.cannotMessage,
  isSelf: person.isSelf,
})
