import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { networkTypeOf } from '#beeper/network-rules.ts'
import { networkSearchQuery } from '#beeper/recipient/recipient-queries.ts'
import type { Account } from '#contract/accounts.ts'
import { phoneLibraryQuery, readNumber } from '../../numbers.ts'
import type { Finder } from './find-person.ts'

/** Makes finders whose questions end with a signal. */
export type FinderFor = (signal?: AbortSignal) => Finder

/**
 * A finder of people on an account; `undefined` as long as there is none. `country` is where numbers
 * without a country code are from. A question that was answered lately is not asked again.
 */
export function useFinder(account: Account | undefined, country: string): FinderFor | undefined {
  const queryClient = useQueryClient()
  const beeper = useBeeper()
  return useMemo(() => {
    if (!account) return undefined
    const ask = async (query: string, signal: AbortSignal | undefined) => {
      const search = networkSearchQuery(beeper, account.accountID, query)
      const cancel = () => {
        // a list that shows the same search keeps it
        const isOwn = {
          predicate: (it: { getObserversCount(): number }) => !it.getObserversCount(),
        }
        void queryClient.cancelQueries({ queryKey: search.queryKey, exact: true, ...isOwn })
      }
      signal?.throwIfAborted()
      signal?.addEventListener('abort', cancel)
      try {
        return await queryClient.fetchQuery(search)
      } finally {
        signal?.removeEventListener('abort', cancel)
      }
    }
    return (signal) => ({
      network: networkTypeOf(account),
      self: account.user,
      ask: (query) => ask(query, signal),
      async numbersOf(typed) {
        const library = await queryClient.ensureQueryData(phoneLibraryQuery)
        return readNumber(library, typed, country).map(({ e164 }) => e164)
      },
    })
  }, [queryClient, beeper, account, country])
}
