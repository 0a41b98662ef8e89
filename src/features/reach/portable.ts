import type { Given } from '#beeper/same-person.ts'
import type { Recipient } from '#contract/new-chat.ts'
import type { User } from '#contract/user.ts'

/**
 * What other networks may know somebody by, of all that is given or known: a number before an
 * address, an ID, which belongs to one network, last.
 */
export function portableIn(given: Recipient, known: User | undefined): Given | undefined {
  for (const kind of ['phoneNumber', 'email', 'username', 'id'] as const) {
    const value = given[kind] ?? known?.[kind]
    if (value) return { kind, value }
  }
  return undefined
}
