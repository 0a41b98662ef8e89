import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Account, listAccounts } from '#contract/accounts.ts'
import { listChats } from '#contract/chats.ts'
import { useBeeper } from './connection/connection-context.ts'
import { queryKeys } from './connection/queries.ts'
import { BeeperError } from './failure/failure.ts'
import type { Beeper } from './http/client.ts'

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

/** The accounts that the server lists, and the version that it names in passing. */
export const accountListQuery = (beeper: Beeper) =>
  queryOptions({
    queryKey: queryKeys.accounts(beeper, 'listed'),
    queryFn: async ({ signal }) => {
      const { answer, version } = await beeper.send(listAccounts, {}, signal)
      return { accounts: answer, version }
    },
  })

/** The accounts that the newest chats are on. */
const accountsInChatsQuery = (beeper: Beeper) =>
  queryOptions({
    queryKey: queryKeys.accounts(beeper, 'in chats'),
    queryFn: async ({ signal }) => {
      const { answer } = await beeper.send(listChats, { query: {} }, signal)
      return answer.items.map(({ accountID, network }) => unlistedAccount(accountID, network))
    },
  })

/** The listed accounts, then those that the server left out (iMessage, for one) but has chats of. */
function withUnlisted(listed: readonly Account[], inChats: readonly Account[] = []): Account[] {
  const byID = new Map<string, Account>()
  for (const account of [...listed, ...inChats]) {
    if (!byID.has(account.accountID)) byID.set(account.accountID, account)
  }
  return [...byID.values()]
}

/**
 * Every account that can be used. Those that are listed never wait for the chats, which add the
 * others once they are there, and are not missed when they fail.
 */
export function useAccounts(beeper: Beeper, { enabled = true }: { enabled?: boolean } = {}) {
  const list = useQuery({ ...accountListQuery(beeper), enabled })
  const { data: inChats } = useQuery({ ...accountsInChatsQuery(beeper), enabled })
  const listed = list.data?.accounts
  const data = useMemo(() => listed && withUnlisted(listed, inChats), [listed, inChats])
  const { isPending, isSuccess, isError, error, refetch } = list
  return { data, isPending, isSuccess, isError, error, refetch }
}

/** As many of them as are loaded. */
export function knownAccounts(queryClient: QueryClient, beeper: Beeper): Account[] {
  const list = queryClient.getQueryData(accountListQuery(beeper).queryKey)
  const inChats = queryClient.getQueryData(accountsInChatsQuery(beeper).queryKey)
  return withUnlisted(list?.accounts ?? [], inChats)
}

/** The same once they are listed. Throws a `BeeperError` as the list does. */
export async function loadAccounts(queryClient: QueryClient, beeper: Beeper): Promise<Account[]> {
  await queryClient.ensureQueryData(accountListQuery(beeper))
  return knownAccounts(queryClient, beeper)
}

/** Also those that only chats show, which are waited for. Throws as list and chats do. */
export async function loadUnlistedToo(
  queryClient: QueryClient,
  beeper: Beeper,
): Promise<Account[]> {
  await queryClient.ensureQueryData(accountsInChatsQuery(beeper))
  return loadAccounts(queryClient, beeper)
}

/** How long chats are waited for where they decide, in milliseconds. */
const chatsTimeout = 1_500

/** Whether a server has an account, listed or in chats. Throws a `BeeperError` as the list does. */
export async function hasAccount(beeper: Beeper, accountID: string): Promise<boolean> {
  const isIt = (one: { accountID: string }) => one.accountID === accountID
  const { answer: listed } = await beeper.send(listAccounts, {})
  if (listed.some(isIt)) return true
  try {
    const soon = AbortSignal.timeout(chatsTimeout)
    return (await beeper.send(listChats, { query: {} }, soon)).answer.items.some(isIt)
  } catch (error) {
    // without chats the list has the last word
    if (error instanceof BeeperError) return false
    throw error
  }
}

/** The account that an ID names: the listed one, else as much of it as the ID gives away. */
export const accountOf = (accounts: readonly Account[], accountID: string): Account =>
  accounts.find((account) => account.accountID === accountID) ?? unlistedAccount(accountID)

/** The same in a component; nothing without an ID, and while the accounts are on their way. */
export function useAccount(accountID: string): Account | undefined {
  const accounts = useAccounts(useBeeper())
  const isKnown = accountID !== '' && !accounts.isPending
  return useMemo(
    () => (isKnown ? accountOf(accounts.data ?? [], accountID) : undefined),
    [isKnown, accounts.data, accountID],
  )
}
