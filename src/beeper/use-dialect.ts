import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useBeeper } from './beeper-context.ts'
import type { Dialect } from './dialect.ts'
import { speechQuery, versionBeforeWrite } from './dialect-query.ts'
import { usePinnedEndpoint } from './pinned-endpoint.ts'

/** The dialect of the server as far as it is known: until it has told, the newest is the likely one. */
export const useDialect = (): Dialect => useQuery(speechQuery(useBeeper())).data?.dialect ?? 'start'

/**
 * Finds the dialect out before something is written. What it returns throws a `NotSentError` when
 * the server does not answer soon, or when `signal` is aborted.
 */
export function useSettledDialect(): (signal?: AbortSignal) => Promise<Dialect> {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  return async (signal) => (await versionBeforeWrite(queryClient, beeper, signal)).dialect
}

/** Gives the dialect that requests are made in: the pinned one, else that of the server. */
export function usePinned(): (dialect: Dialect) => Dialect {
  const pin = usePinnedEndpoint()
  return (dialect) => (pin === 'automatic' ? dialect : pin)
}
