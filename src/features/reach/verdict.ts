import { type NetworkRules, networkTypeOf } from '#beeper/network-rules.ts'
import { type Given, isSamePerson } from '#beeper/same-person.ts'
import type { Account } from '#contract/account.ts'
import type { User } from '#contract/user.ts'

/** What is known of one identifier on one account. */
export type Verdict =
  | { kind: 'pending' | 'not-found' | 'not-connected' | 'cannot-look-up' | 'takes-any' | 'failed' }
  | { kind: 'reachable' | 'cannot-message' | 'self'; user: User }

const lookupOf = {
  phoneNumber: 'lookup_phone',
  email: 'lookup_email',
  username: 'lookup_username',
} as const

const working = ['connected', 'connecting', 'backfilling']

/** What can be said without asking the network; `undefined` where it has to be asked. */
export function knownVerdict(
  account: Account,
  { lookups, type }: NetworkRules,
  given: Given,
  own: string | undefined,
): Verdict | undefined {
  // servers before 4.3 do not tell how an account is
  if (account.status !== undefined && !working.includes(account.status)) {
    return { kind: 'not-connected' }
  }
  if (isSamePerson(account.user, given)) return { kind: 'self', user: account.user }
  if (given.kind === 'id') {
    return networkTypeOf(account) === own ? undefined : { kind: 'cannot-look-up' }
  }
  // a network that nobody knows is asked: it may know more than we do
  if (!lookups || type === undefined) return undefined
  if (given.kind === 'phoneNumber' && lookups.any_phone) return { kind: 'takes-any' }
  return lookups[lookupOf[given.kind]] ? undefined : { kind: 'cannot-look-up' }
}

/** What the answer of a contact search means. */
export function verdictOn(found: readonly User[], given: Given): Verdict {
  const user = found.find((candidate) => isSamePerson(candidate, given))
  if (!user) return { kind: 'not-found' }
  return { kind: user.cannotMessage ? 'cannot-message' : 'reachable', user }
}
