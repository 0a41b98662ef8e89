import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Account, listAccounts } from '#contract/accounts.ts'
import { listChats } from '#contract/chats.ts'
import { useBeeper } from './connection/connection-context.ts'
import { queryKeys } from './connection/query-keys.ts'
import { BeeperError } from './failure/failure.ts'
import type { Beeper } from './http/client.ts'

/** The list of accounts does not wait longer than that for what chats give away, in milliseconds. */
const chatsTimeout = 1_500

/** An account that is known by its ID only, or by what its chats say of its network as well. */
const unlistedAccount = (accountID: string, network?: string): Account => ({
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
 * chats it shows. Throws a `BeeperError` as the list does.
 */
export async function allAccounts(beeper: Beeper, signal?: AbortSignal): Promise<Account[]> {
  const { answer } = await beeper.send(listAccounts, {}, signal)
  const seen = await accountsInChats(beeper, signal)
  const byID = new Map<string, Account>()
  for (const account of [...answer, ...seen]) {
    if (!byID.has(account.accountID)) byID.set(account.accountID, account)
  }
  return [...byID.values()]
}

async function accountsInChats(beeper: Beeper, signal?: AbortSignal): Promise<Account[]> {
  const soon = AbortSignal.timeout(chatsTimeout)
  try {
    const either = signal ? AbortSignal.any([signal, soon]) : soon
    const { answer } = await beeper.send(listChats, { query: {} }, either)
    return answer.items.map(({ accountID, network }) => unlistedAccount(accountID, network))
  } catch (error) {
    // the listed accounts do as well without
    if (error instanceof BeeperError) return []
    throw error
  }
}

/** Every account that can be used, also those that the server does not list. */
export const accountsQuery = (beeper: Beeper) =>
  queryOptions({
    queryKey: queryKeys.accounts(beeper),
    queryFn: ({ signal }) => allAccounts(beeper, signal),
  })

/** The account that an ID names: the listed one, else as much of it as the ID gives away. */
export const accountOf = (accounts: readonly Account[], accountID: string): Account =>
  accounts.find((account) => account.accountID === accountID) ?? unlistedAccount(accountID)

/** The same in a component; nothing without an ID, and while the accounts are on their way. */
export function useAccount(accountID: string): Account | undefined {
  const accounts = useQuery(accountsQuery(useBeeper()))
  const isKnown = accountID !== '' && !accounts.isPending
  return useMemo(
    () => (isKnown ? accountOf(accounts.data ?? [], accountID) : undefined),
    [isKnown, accounts.data, accountID],
  )
}
