import { type NetworkRules, networkTypeOf } from '#beeper/network-rules.ts'
import { type GivenIdentifier, isConnected, isSamePerson } from '#beeper/recipient/contact-match.ts'
import { canLookUp } from '#beeper/recipient/recipient-state.ts'
import type { Account } from '#contract/accounts.ts'
import type { User } from '#contract/contacts.ts'

/** The result for one identifier on one account. */
export type CheckResult =
  | { kind: 'pending' | 'not-found' | 'not-connected' | 'cannot-look-up' | 'any-accepted' }
  | { kind: 'failed' | 'self' | 'cannot-message' }
  | { kind: 'reachable'; user: User }

/** The result if it is known without asking the network; `undefined` otherwise. */
export function knownResult(
  account: Account,
  rules: NetworkRules,
  given: GivenIdentifier,
  ownNetwork: string | undefined,
): CheckResult | undefined {
  if (!isConnected(account)) return { kind: 'not-connected' }
  if (isSamePerson(account.user, given)) return { kind: 'self' }
  if (given.kind === 'id') {
    // an ID is valid on its own network only
    return networkTypeOf(account) === ownNetwork ? undefined : { kind: 'cannot-look-up' }
  }
  if (!canLookUp(given.kind, rules)) return { kind: 'cannot-look-up' }
  const isUnchecked =
    given.kind === 'phoneNumber' && rules.lookups?.any_phone && !rules.lookups.lookup_phone
  return isUnchecked ? { kind: 'any-accepted' } : undefined
}

/** The result of a contact search on the network. */
export function resultOf(found: readonly User[], given: GivenIdentifier): CheckResult {
  const user = found.find((candidate) => isSamePerson(candidate, given))
  if (!user) return { kind: 'not-found' }
  if (user.isSelf) return { kind: 'self' }
  return user.cannotMessage ? { kind: 'cannot-message' } : { kind: 'reachable', user }
}

const plurals = {
  phoneNumber: 'phone numbers',
  email: 'email addresses',
  username: 'usernames',
  id: 'this ID',
} as const satisfies Record<GivenIdentifier['kind'], string>

/**
 * The accounts that do not reach the person, counted by reason: "2 accept any number · 8 can't look
 * up phone numbers". Empty if there are none.
 */
export function foldResults(
  results: readonly CheckResult[],
  kind: GivenIdentifier['kind'],
): string {
  const count = (reason: CheckResult['kind']) => results.filter((it) => it.kind === reason).length
  const counted = (reason: CheckResult['kind'], one: string, more = one) => {
    const number = count(reason)
    return number > 0 ? [`${number} ${number === 1 ? one : more}`] : []
  }
  return [
    ...counted('any-accepted', 'accepts any number', 'accept any number'),
    ...counted('not-found', 'doesn’t know them', 'don’t know them'),
    ...counted('cannot-message', 'can’t message them'),
    ...counted('self', 'is your own', 'are your own'),
    ...counted('cannot-look-up', `can’t look up ${plurals[kind]}`),
    ...counted('not-connected', 'not connected'),
    ...counted('failed', 'didn’t answer'),
  ].join(' · ')
}

/**
 * The identifier that is most likely to find a person on other networks: a number before an
 * address, and last an ID, which belongs to one network.
 */
export function portableIn(...known: readonly Partial<User>[]): GivenIdentifier | undefined {
  for (const kind of ['phoneNumber', 'email', 'username', 'id'] as const) {
    const value = known.map((user) => user[kind]?.trim()).find(Boolean)
    if (value) return { kind, value }
  }
  return undefined
}
