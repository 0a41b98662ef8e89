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

/** Longer than any name; longer queries find the same. */
const maxQuery = 200

/** What is looked for, and where. */
export interface SearchScope {
  /** A name, or an identifier as it is sent; blank for no search. */
  query: string
  /** The one account to search with its network; all accounts, and no network, where none is. */
  account: Account | undefined
  accounts: readonly Account[]
  /** For this text every network is asked, too. */
  networkQuery: string
  /** Whether the server can read contact lists (Beeper 4.2.557 and newer). */
  hasLists: boolean
}

/** The people whom a text finds, over all accounts or on one. */
export interface ContactSearch {
  /** People who are loaded already, then those of each account in the order of the answers. */
  matches: readonly PersonMatch[]
  isSearching: boolean
  /** How many accounts are searched. */
  accounts: number
  /** The accounts that could not be searched. */
  failed: readonly Account[]
  /** The networks themselves were asked for this text. */
  isNetworkAsked: boolean
}

export const normalizeQuery = (query: string) => query.trim().slice(0, maxQuery)

export const searchedAccounts = ({ account, accounts }: SearchScope): readonly Account[] =>
  account ? [account] : accounts.filter(isConnected)

export const isNetworkAsked = ({ account, query, networkQuery }: SearchScope) =>
  account !== undefined || (query !== '' && networkQuery === query)

/**
 * The query of each account. Over all accounts only what Beeper holds is read; one account is
 * searched with its network, as its own app would.
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

/** What is known of one account's answer. */
export interface AccountAnswer {
  data: readonly User[] | undefined
  /** Milliseconds since 1970; 0 before any answer. */
  dataUpdatedAt: number
}

interface Found {
  /** The direct chats that were loaded with the page. */
  recent: readonly Chat[]
  /** The chats that the server found. */
  chats: readonly Chat[]
  /** In the order of `searchedAccounts`. */
  answers: readonly AccountAnswer[]
}

/**
 * The people whom a text finds. Rows that are there at once keep their places, and later answers
 * stand below, so that no row moves under the pointer.
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
 * The same search, waited for: what is loaded already is not asked again. An account that cannot be
 * searched is told in `failed` and hides no other.
 */
export async function resolveSearch(
  queryClient: QueryClient,
  beeper: Beeper,
  scope: SearchScope,
): Promise<ContactSearch> {
  const isAsked = scope.query !== ''
  const [recent, chats, ...answers] = await Promise.all([
    orNothing(queryClient.ensureQueryData(recentChatsQuery(beeper))),
    isAsked ? orNothing(queryClient.fetchQuery(chatsQuery(beeper, scope))) : [],
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

/** A search that fails finds no one there, and is reported as failed. */
async function orNothing<Data>(answer: Promise<Data>): Promise<Data | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof BeeperError) return undefined
    throw error
  }
}

/** Milliseconds without a keystroke before a server is asked. */
const typingPause = 250

/**
 * Searches contacts as a person types: what is loaded at once, the servers after a pause. No row of
 * another account or of another text is ever shown; what is stale is aborted.
 */
export function useContactSearch(wanted: Omit<SearchScope, 'hasLists'>): ContactSearch {
  const { account, accounts, networkQuery } = wanted
  const beeper = useBeeper()
  const query = normalizeQuery(wanted.query)
  const asked = useDebouncedValue(query, typingPause) === query ? query : ''
  const hasLists = useDialect() !== 'create'
  const scope = useMemo(
    () => ({ query, account, accounts, networkQuery, hasLists }),
    [query, account, accounts, networkQuery, hasLists],
  )
  const sent = { ...scope, query: asked }
  const recent = useQuery(recentChatsQuery(beeper)).data
  const chats = useQuery(chatsQuery(beeper, sent))
  const answers = useQueries({ queries: accountQueries(beeper, sent), combine: asAnswers })
  const matches = useMemo(
    () => matchesOf(scope, { recent: recent ?? [], chats: chats.data ?? [], answers }),
    [scope, recent, chats.data, answers],
  )
  const isAnswered = asked !== '' && !chats.isFetching && !answers.some((it) => it.isFetching)
  const isSearching = query !== '' && !isAnswered
  const areNetworksAsked = isNetworkAsked(sent)
  // the same for as long as it says the same: all that is made of it is drawn once more otherwise
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
