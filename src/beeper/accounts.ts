import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Account, listAccounts } from '#contract/accounts.ts'
import { listChats } from '#contract/chats.ts'
import { useBeeper } from './connection/connection-context.ts'
import { queryKeys } from './connection/queries.ts'
import { BeeperError } from './failure/failure.ts'
import type { Beeper } from './http/client.ts'

/** An account that the list leaves out: its ID, and its network if a chat names it. */
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

/** The accounts that the server lists, and the version in the response header. */
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

/** The listed accounts, then unlisted ones that have chats (iMessage, for one). */
function withUnlisted(listed: readonly Account[], inChats: readonly Account[] = []): Account[] {
  const byID = new Map<string, Account>()
  for (const account of [...listed, ...inChats]) {
    if (!byID.has(account.accountID)) byID.set(account.accountID, account)
  }
  return [...byID.values()]
}

/**
 * Every account that can be used. Listed accounts never wait for the chats; the unlisted ones are
 * added when the chats load, and a failure to load chats is ignored.
 */
export function useAccounts(beeper: Beeper, { enabled = true }: { enabled?: boolean } = {}) {
  const list = useQuery({ ...accountListQuery(beeper), enabled })
  const { data: inChats } = useQuery({ ...accountsInChatsQuery(beeper), enabled })
  const listed = list.data?.accounts
  const data = useMemo(() => listed && withUnlisted(listed, inChats), [listed, inChats])
  const { isPending, isSuccess, isError, error, refetch } = list
  return { data, isPending, isSuccess, isError, error, refetch }
}

/** The accounts that are in the cache. */
export function knownAccounts(queryClient: QueryClient, beeper: Beeper): Account[] {
  const list = queryClient.getQueryData(accountListQuery(beeper).queryKey)
  const inChats = queryClient.getQueryData(accountsInChatsQuery(beeper).queryKey)
  return withUnlisted(list?.accounts ?? [], inChats)
}

/** The accounts once the list is loaded. Throws a `BeeperError` when the list fails. */
export async function loadAccounts(queryClient: QueryClient, beeper: Beeper): Promise<Account[]> {
  await queryClient.ensureQueryData(accountListQuery(beeper))
  return knownAccounts(queryClient, beeper)
}

/** Waits for the chats too, for the unlisted accounts. Throws when the list or the chats fail. */
export async function loadUnlistedToo(
  queryClient: QueryClient,
  beeper: Beeper,
): Promise<Account[]> {
  await queryClient.ensureQueryData(accountsInChatsQuery(beeper))
  return loadAccounts(queryClient, beeper)
}

/** Timeout of the chats in `hasAccount`, in milliseconds. */
const chatsTimeout = 1_500

/**
 * Whether a server has an account, listed or in chats. Throws a `BeeperError` if the list fails.
 */
export async function hasAccount(beeper: Beeper, accountID: string): Promise<boolean> {
  const isMatch = (one: { accountID: string }) => one.accountID === accountID
  const { answer: listed } = await beeper.send(listAccounts, {})
  if (listed.some(isMatch)) return true
  try {
    const signal = AbortSignal.timeout(chatsTimeout)
    return (await beeper.send(listChats, { query: {} }, signal)).answer.items.some(isMatch)
  } catch (error) {
    // without chats, the list decides
    if (error instanceof BeeperError) return false
    throw error
  }
}

/** The known account with this ID, else one that holds the ID only. */
export const accountOf = (accounts: readonly Account[], accountID: string): Account =>
  accounts.find((account) => account.accountID === accountID) ?? unlistedAccount(accountID)

/** `accountOf` as a hook: `undefined` without an ID and while the accounts load. */
export function useAccount(accountID: string): Account | undefined {
  const accounts = useAccounts(useBeeper())
  const isKnown = accountID !== '' && !accounts.isPending
  return useMemo(
    () => (isKnown ? accountOf(accounts.data ?? [], accountID) : undefined),
    [isKnown, accounts.data, accountID],
  )
}
