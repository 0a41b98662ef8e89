import type { QueryClient } from '@tanstack/react-query'
import type { Beeper } from '../client.ts'
import { BeeperFailure } from '../failure.ts'
import {
  type AccountAnswer,
  accountQueries,
  type ContactSearch,
  chatsQuery,
  isNetworkAsked,
  matchesOf,
  type SearchScope,
  searchedAccounts,
} from './contact-search.ts'
import { recentChatsQuery } from './recipient-queries.ts'

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

/** A search that fails finds nobody there, and is told as such. */
async function orNothing<Data>(answer: Promise<Data>): Promise<Data | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof BeeperFailure) return undefined
    throw error
  }
}
