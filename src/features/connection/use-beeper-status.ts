import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { isNotAnswering, useConnection } from '#beeper/connection/connection-context.ts'
import { queryKeys } from '#beeper/connection/queries.ts'
import { BeeperStatus, beeperStatusPath } from '#contract/overture.ts'
import { useConnectionControls } from './connection-controls.ts'
import { mountOf } from './servers.ts'

/**
 * The status at Beeper's address, from Overture's own server, which always answers 200, so that a
 * Beeper that is not running causes no error in the console.
 */
export const beeperStatusQuery = queryOptions({
  queryKey: ['beeper-status'],
  queryFn: async ({ signal }): Promise<BeeperStatus> => {
    const answer = await fetch(beeperStatusPath, { signal })
    return BeeperStatus.parse(await answer.json())
  },
  retry: false,
  // low, so that it is refetched when the page gets the focus
  staleTime: 1_000,
})

/** Poll interval while a server does not answer, in milliseconds. */
const pollInterval = 2_500

/**
 * The status at Beeper's address, refetched when the page gets the focus, and polled while the
 * panel is open, the server in use does not answer, or the status is not known because the response
 * took too long. When the server answers again, failed queries are refetched.
 */
export function useBeeperStatus() {
  const { target, isOpen } = useConnectionControls()
  const { trouble } = useConnection()
  const queryClient = useQueryClient()
  const server = { mount: mountOf(target) }
  const isWaiting =
    (trouble !== undefined && isNotAnswering(trouble)) || hasFailures(queryClient, server)
  const status = useQuery({
    ...beeperStatusQuery,
    refetchInterval: ({ state }) =>
      isOpen || isWaiting || isUndecided(state) ? pollInterval : false,
  })
  const { data, isSuccess, dataUpdatedAt } = status
  // the sandbox runs in the server that has just answered
  const isBack = isSuccess && (target === 'sandbox' || isRunning(data))
  const refetchFailed = useEffectEvent(() => {
    void queryClient.invalidateQueries({
      queryKey: queryKeys.server(server),
      predicate: isUnanswered,
    })
    // a failed write is never repeated, so a read has to detect that the server is back
    if (trouble && isNotAnswering(trouble)) {
      void queryClient.invalidateQueries({ queryKey: queryKeys.accounts(server) })
    }
  })
  useEffect(() => {
    if (isBack && dataUpdatedAt !== 0) refetchFailed()
  }, [isBack, dataUpdatedAt])
  return status
}

const isUndecided = ({ data, status }: { data: BeeperStatus | undefined; status: string }) =>
  status === 'error' || data?.state === 'silent'

/** Whether a Beeper of any version answers. */
export const isRunning = ({ state }: BeeperStatus) => state === 'running' || state === 'older'

interface AnyQuery {
  state: { status: string; error: unknown }
}

const temporaryKinds = [
  'unreachable',
  'overture-unreachable',
  'not-beeper',
  'gateway',
  'timeout',
  'cut',
]

const isUnanswered = ({ state: { error } }: AnyQuery) =>
  error instanceof Error && 'kind' in error && temporaryKinds.includes(String(error.kind))

const hasFailures = (queryClient: QueryClient, server: { mount: string }) =>
  queryClient
    .getQueryCache()
    .findAll({ queryKey: queryKeys.server(server), type: 'active', predicate: isUnanswered })
    .length > 0
