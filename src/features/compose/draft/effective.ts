import { accountOf } from '#beeper/accounts.ts'
import { networkTypeOf } from '#beeper/network-rules.ts'
import { type AccountContact, isConnected } from '#beeper/recipient/contact-match.ts'
import { isMatrixID, networksOf } from '#beeper/recipient/recipient-state.ts'
import type { Account } from '#contract/accounts.ts'
import type { User } from '#contract/contacts.ts'
import type { Recognition } from '#recognize/recognize.ts'
import { accountKey, type ChosenPerson, type Details, type WholeDraft } from './draft.ts'

/** Why an account is in use: chosen by hand, named by a link or an ID, or the chosen contact's own. */
export type AccountReason = 'chosen' | 'link' | 'person'

/** The account that the draft is for; `undefined` while it is all of them. */
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

  /** A group lives on one account: that of the first person who was added. */
  function ofFirst() {
    const key = draft.participants.find((it) => it.accountKey?.startsWith(`${mount} `))?.accountKey
    const account = accounts.find(({ accountID }) => accountKey(mount, accountID) === key)
    return account && { account, reason: 'person' as const }
  }
}

const personOn = (person: ChosenPerson | undefined, mount: string) =>
  person && person.accountKey === accountKey(mount, person.accountID) ? person : undefined

/** The account of the networks that a link belongs to; the chosen one, if it is of them. */
function accountOn(
  networks: readonly string[],
  accounts: readonly Account[],
  chosen: Account | undefined,
): Account | undefined {
  if (networks.length === 0) return undefined
  const isOn = (account: Account) => networks.includes(networkTypeOf(account) ?? '')
  if (chosen && isOn(chosen)) return chosen
  const fitting = accounts.filter(isOn)
  return fitting.find(isConnected) ?? fitting[0]
}

/**
 * The details as they hold on an account: the ID of a chosen contact is out on every other one, and
 * so is a username that came with it.
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

/** The chosen contact, where the account in use is the one that knows them. */
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
