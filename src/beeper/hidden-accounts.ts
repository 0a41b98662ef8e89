import type { Account } from '#contract/account.ts'
import { listAccounts } from '#contract/account-endpoints.ts'
import { listChats } from '#contract/chat-endpoints.ts'
import type { Beeper } from './client.ts'
import { BeeperFailure } from './failure.ts'

/** The list of accounts does not wait longer than that for what chats give away, in milliseconds. */
const patience = 1_500

/** An account that is known by its ID only. */
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
 * chats it shows, then those that somebody named. Throws a `BeeperFailure` as the list does.
 */
export async function everyAccount(beeper: Beeper, signal?: AbortSignal): Promise<Account[]> {
  const { answer } = await beeper.send(listAccounts, {}, signal)
  const seen = await seenInChats(beeper, signal)
  const named = namedAccounts.read(beeper.mount).map((accountID) => unlisted(accountID))
  const byID = new Map<string, Account>()
  for (const account of [...answer, ...seen, ...named]) {
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

const keyFor = (mount: string) => `overture.accounts${mount}`

/** The accounts that somebody named by ID, kept in this browser for each server. */
export const namedAccounts = {
  read(mount: string): string[] {
    try {
      const ids: unknown = JSON.parse(localStorage.getItem(keyFor(mount)) ?? '[]')
      return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
    } catch {
      return [] // storage is blocked, or somebody else wrote there
    }
  },
  add(mount: string, accountID: string) {
    const others = namedAccounts.read(mount).filter((id) => id !== accountID)
    try {
      localStorage.setItem(keyFor(mount), JSON.stringify([accountID, ...others].slice(0, 20)))
    } catch {
      // storage is blocked or full; the account holds until the page is closed
    }
  },
}
