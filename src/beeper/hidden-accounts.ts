import type { Account } from '#contract/accounts.ts'
import { listAccounts } from '#contract/accounts.ts'
import { listChats } from '#contract/chats.ts'
import type { Beeper } from './client.ts'
import { BeeperFailure } from './failure.ts'

/** The list of accounts does not wait longer than that for what chats give away, in milliseconds. */
const patience = 1_500

/** An account that is known by its ID only, or by what its chats say of its network as well. */
export const unlisted = (accountID: string, network?: string): Account => ({
  accountID,
  user: {
    id: accountID,
    username: undefined,
    phoneNumber: undefined,
    email: undefined,
    fullName: undefined,
    imgURL: undefined,
    cannotMessage: undefined,
    isSelf: undefined,
  },
  bridge: undefined,
  network,
  status: undefined,
  statusText: undefined,
  loginID: undefined,
})

/**
 * Every account that the server lists, then those that it left out (iMessage, for one) but whose
 * chats it shows. Throws a `BeeperFailure` as the list does.
 */
export async function everyAccount(beeper: Beeper, signal?: AbortSignal): Promise<Account[]> {
  const { answer } = await beeper.send(listAccounts, {}, signal)
  const seen = await seenInChats(beeper, signal)
  const byID = new Map<string, Account>()
  for (const account of [...answer, ...seen]) {
    if (!byID.has(account.accountID)) byID.set(account.accountID, account)
  }
  return [...byID.values()]
}

async function seenInChats(beeper: Beeper, signal?: AbortSignal): Promise<Account[]> {
  const soon = AbortSignal.timeout(patience)
  try {
    const either = signal ? AbortSignal.any([signal, soon]) : soon
    const { answer } = await beeper.send(listChats, { query: {} }, either)
    return answer.items.map(({ accountID, network }) => unlisted(accountID, network))
  } catch (error) {
    // the listed accounts do as well without
    if (error instanceof BeeperFailure) return []
    throw error
  }
}
