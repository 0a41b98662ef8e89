import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useBeeper } from '../connection/connection-context.ts'
import { useDialect } from '../server-version.ts'
import {
  type AccountAnswer,
  accountQueries,
  type ContactSearch,
  chatsQuery,
  isNetworkAsked,
  matchesOf,
  normalizeQuery,
  type SearchScope,
  searchedAccounts,
} from './contact-search.ts'
import { recentChatsQuery } from './recipient-queries.ts'
import { useDebouncedValue } from './use-debounced-value.ts'

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
  return {
    matches,
    isSearching: query !== '' && !isAnswered,
    accounts: searchedAccounts(scope).length,
    failed: searchedAccounts(scope).filter((_, index) => answers[index]?.isError),
    isNetworkAsked: isNetworkAsked(sent),
  }
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
