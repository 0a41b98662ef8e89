import type { Account } from '#contract/accounts.ts'
import type { User } from '#contract/contacts.ts'

/** A connected account of a network, for tests. */
export const account = (type: string, more: Partial<Account> = {}): Account => ({
  accountID: `local-${type}`,
  user: user({ id: `@self:${type}` }),
  bridge: { id: `local-${type}`, type, provider: 'local' },
  network: undefined,
  status: 'connected',
  statusText: undefined,
  loginID: undefined,
  ...more,
})

/** A user with the given fields only. */
export const user = (known: Partial<User> & { id: string }): User => ({
  username: undefined,
  phoneNumber: undefined,
  email: undefined,
  fullName: undefined,
  imgURL: undefined,
  cannotMessage: undefined,
  isSelf: undefined,
  ...known,
})
