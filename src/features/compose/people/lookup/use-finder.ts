import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { networkTypeOf } from '#beeper/network-rules.ts'
import { networkSearchQuery } from '#beeper/recipient/recipient-queries.ts'
import type { Account } from '#contract/accounts.ts'
import { phoneLibraryQuery, readNumber } from '../../numbers.ts'
import type { Finder } from './find-person.ts'

/** Creates a finder whose requests are cancelled by a signal. */
export type FinderFor = (signal?: AbortSignal) => Finder

/**
 * A finder of people on an account; `undefined` without an account. `country` (ISO 3166) is used
 * for numbers without a country code. Cached searches are not repeated.
 */
export function useFinder(account: Account | undefined, country: string): FinderFor | undefined {
  const queryClient = useQueryClient()
  const beeper = useBeeper()
  return useMemo(() => {
    if (!account) return undefined
    const search = async (query: string, signal: AbortSignal | undefined) => {
      const options = networkSearchQuery(beeper, account.accountID, query)
      const cancel = () => {
        // a component that shows the same search keeps it
        const unobserved = {
          predicate: (it: { getObserversCount(): number }) => !it.getObserversCount(),
        }
        void queryClient.cancelQueries({ queryKey: options.queryKey, exact: true, ...unobserved })
      }
      signal?.throwIfAborted()
      signal?.addEventListener('abort', cancel)
      try {
        return await queryClient.fetchQuery(options)
      } finally {
        signal?.removeEventListener('abort', cancel)
      }
    }
    return (signal) => ({
      network: networkTypeOf(account),
      self: account.user,
      search: (query) => search(query, signal),
      async numbersOf(typed) {
        const library = await queryClient.ensureQueryData(phoneLibraryQuery)
        return readNumber(library, typed, country).map(({ e164 }) => e164)
      },
    })
  }, [queryClient, beeper, account, country])
}
