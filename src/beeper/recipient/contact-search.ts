import { type QueryClient, useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Account } from '#contract/accounts.ts'
import type { Chat } from '#contract/chats.ts'
import type { User } from '#contract/contacts.ts'
import { useBeeper } from '../connection/connection-context.ts'
import { BeeperError } from '../failure/failure.ts'
import type { Beeper } from '../http/client.ts'
import { useDialect } from '../server-version.ts'
import {
  type AccountContact,
  isConnected,
  matchesQuery,
  mergeContacts,
  type PersonMatch,
  rankMatches,
} from './contact-match.ts'
import {
  chatSearchQuery,
  contactListQuery,
  contactsInChats,
  networkSearchQuery,
  recentChatsQuery,
} from './recipient-queries.ts'

/** Characters; longer than any name. */
const maxQuery = 200

/** What to search for, and where. */
export interface SearchScope {
  /** A name, or an identifier as it is sent; blank for no search. */
  query: string
  /** The account to search, with its network; without it all accounts, and no network. */
  account: Account | undefined
  accounts: readonly Account[]
  /** When equal to `query`, every network is searched, too. */
  networkQuery: string
  /** Whether the server has contact lists (Beeper 4.2.557 and newer). */
  hasLists: boolean
}

/** The contacts that match a query, on all accounts or on one. */
export interface ContactSearch {
  /** Loaded contacts first, then those of each account in the order of the responses. */
  matches: readonly PersonMatch[]
  isSearching: boolean
  /** How many accounts are searched. */
  accounts: number
  /** The accounts that could not be searched. */
  failed: readonly Account[]
  /** Whether the networks themselves were searched for this query. */
  isNetworkAsked: boolean
}

export const normalizeQuery = (query: string) => query.trim().slice(0, maxQuery)

export const searchedAccounts = ({ account, accounts }: SearchScope): readonly Account[] =>
  account ? [account] : accounts.filter(isConnected)

export const isNetworkAsked = ({ account, query, networkQuery }: SearchScope) =>
  account !== undefined || (query !== '' && networkQuery === query)

/**
 * The query of each account. A search over all accounts reads only Beeper's own data, unless the
 * networks were requested; one account is searched with its network, as the network's app would.
 */
export const accountQueries = (beeper: Beeper, scope: SearchScope) =>
  searchedAccounts(scope).map(({ accountID }) => ({
    ...(isNetworkAsked(scope)
      ? networkSearchQuery(beeper, accountID, scope.query)
      : contactListQuery(beeper, accountID, scope.query)),
    enabled: scope.query !== '' && (isNetworkAsked(scope) || scope.hasLists),
  }))

const chatsQuery = (beeper: Beeper, { account, query }: SearchScope) =>
  chatSearchQuery(beeper, account?.accountID, query)

/** The state of one account's response. */
export interface AccountAnswer {
  data: readonly User[] | undefined
  /** Milliseconds since 1970; 0 before any response. */
  dataUpdatedAt: number
}

interface Found {
  /** The newest direct chats, loaded with the page. */
  recent: readonly Chat[]
  /** The chats that the server found. */
  chats: readonly Chat[]
  /** In the order of `searchedAccounts`. */
  answers: readonly AccountAnswer[]
}

/**
 * The contacts that match a query. Rows that are known at once keep their positions, and later
 * responses go below, so that no row moves under the pointer.
 */
export function matchesOf(scope: SearchScope, { recent, chats, answers }: Found): PersonMatch[] {
  const { account, accounts, query } = scope
  const isSearched = (one: AccountContact) =>
    account === undefined || one.account.accountID === account.accountID
  const loaded = contactsInChats(recent, accounts).filter(isSearched)
  if (query === '') return mergeContacts(loaded)
  const now = loaded.filter(({ contact }) => matchesQuery(contact, query))
  const later = [
    ...contactsInChats(chats, accounts).filter(isSearched),
    ...inOrderOfAnswers(searchedAccounts(scope), answers),
  ]
  return inOrderOf(rankMatches(mergeContacts(now), query), mergeContacts([...now, ...later]))
}

const inOrderOfAnswers = (accounts: readonly Account[], answers: readonly AccountAnswer[]) =>
  accounts
    .map((account, index) => ({ account, answer: answers[index] }))
    .toSorted((one, other) => (one.answer?.dataUpdatedAt ?? 0) - (other.answer?.dataUpdatedAt ?? 0))
    .flatMap(({ account, answer }): AccountContact[] =>
      (answer?.data ?? []).filter(({ isSelf }) => !isSelf).map((contact) => ({ account, contact })),
    )

function inOrderOf(first: readonly PersonMatch[], all: readonly PersonMatch[]): PersonMatch[] {
  const keyOf = ({ account, contact }: AccountContact) => `${account.accountID} ${contact.id}`
  const byContact = new Map(
    all.flatMap((match) => match.contacts.map((one) => [keyOf(one), match] as const)),
  )
  const ordered = first.flatMap(({ contacts: [one] }) => (one && byContact.get(keyOf(one))) ?? [])
  return [...new Set([...ordered, ...all])]
}

/**
 * Runs the same search to its end; cached results are reused. An account that cannot be searched is
 * listed in `failed` and does not affect the others.
 */
export async function resolveSearch(
  queryClient: QueryClient,
  beeper: Beeper,
  scope: SearchScope,
): Promise<ContactSearch> {
  const hasQuery = scope.query !== ''
  const [recent, chats, ...answers] = await Promise.all([
    orNothing(queryClient.ensureQueryData(recentChatsQuery(beeper))),
    hasQuery ? orNothing(queryClient.fetchQuery(chatsQuery(beeper, scope))) : [],
    ...accountQueries(beeper, scope).map(async ({ enabled, ...query }) => ({
      data: enabled ? await orNothing(queryClient.fetchQuery(query)) : [],
      dataUpdatedAt: 0,
    })),
  ])
  const accounts = searchedAccounts(scope)
  const known: AccountAnswer[] = answers
  return {
    matches: matchesOf(scope, { recent: recent ?? [], chats: chats ?? [], answers: known }),
    isSearching: false,
    accounts: accounts.length,
    failed: accounts.filter((_, index) => known[index]?.data === undefined),
    isNetworkAsked: isNetworkAsked(scope),
  }
}

/** `undefined` for a search that fails, which is then reported as failed. */
async function orNothing<Data>(answer: Promise<Data>): Promise<Data | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof BeeperError) return undefined
    throw error
  }
}

/** Milliseconds without a keystroke before a server is searched. */
const debounceDelay = 250

/**
 * Searches contacts as the user types: loaded contacts at once, the servers after a debounce. Never
 * shows a row of another account or query; stale requests are aborted.
 */
export function useContactSearch(input: Omit<SearchScope, 'hasLists'>): ContactSearch {
  const { account, accounts, networkQuery } = input
  const beeper = useBeeper()
  const query = normalizeQuery(input.query)
  const sentQuery = useDebouncedValue(query, debounceDelay) === query ? query : ''
  const hasLists = useDialect() !== 'create'
  const scope = useMemo(
    () => ({ query, account, accounts, networkQuery, hasLists }),
    [query, account, accounts, networkQuery, hasLists],
  )
  const sentScope = { ...scope, query: sentQuery }
  const recent = useQuery(recentChatsQuery(beeper)).data
  const chats = useQuery(chatsQuery(beeper, sentScope))
  const answers = useQueries({ queries: accountQueries(beeper, sentScope), combine: asAnswers })
  const matches = useMemo(
    () => matchesOf(scope, { recent: recent ?? [], chats: chats.data ?? [], answers }),
    [scope, recent, chats.data, answers],
  )
  const isAnswered = sentQuery !== '' && !chats.isFetching && !answers.some((it) => it.isFetching)
  const isSearching = query !== '' && !isAnswered
  const areNetworksAsked = isNetworkAsked(sentScope)
  // a stable reference while nothing changes, since everything derived from it would re-render
  return useMemo(() => {
    const searched = searchedAccounts(scope)
    const failed = searched.filter((_, index) => answers[index]?.isError)
    const isNetworkAsked = areNetworksAsked
    return { matches, isSearching, accounts: searched.length, failed, isNetworkAsked }
  }, [scope, matches, answers, isSearching, areNetworksAsked])
}

interface Answer extends AccountAnswer {
  isFetching: boolean
  isError: boolean
}

const asAnswers = (results: readonly Answer[]): Answer[] =>
  results.map(({ data, dataUpdatedAt, isFetching, isError }) => ({
    data,
    dataUpdatedAt,
    isFetching,
    isError,
  }))

/** The value once it has not changed for `delay` milliseconds. */
export function useDebouncedValue<Value>(value: Value, delay: number): Value {
  const [debounced, setDebounced] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), delay)
    return () => clearTimeout(timer)
  }, [value, delay])
  return debounced
}
