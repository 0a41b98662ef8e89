import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { isNotAnswering, useConnection } from '#beeper/connection/connection-context.ts'
import { queryKeys } from '#beeper/connection/queries.ts'
import { BeeperStatus, beeperStatusPath } from '#contract/overture.ts'
import { useConnectionControls } from './connection-controls.ts'
import { mountOf } from './servers.ts'

/**
 * What answers at Beeper's address. Asked of Overture's own server, which always answers 200, so that
 * a Beeper that is not running leaves no error in the console.
 */
export const beeperStatusQuery = queryOptions({
  queryKey: ['beeper-status'],
  queryFn: async ({ signal }): Promise<BeeperStatus> => {
    const answer = await fetch(beeperStatusPath, { signal })
    return BeeperStatus.parse(await answer.json())
  },
  retry: false,
  // coming back to the page is a good moment to look again
  staleTime: 1_000,
})

/** How often a server that does not answer is asked again, in milliseconds. */
const pause = 2_500

/**
 * What answers at Beeper's address: asked when the page comes to the front, and every `pause` while the
 * panel is open, the chosen server does not answer, or it is not known who is there, because the
 * answer took too long. When the server is back, what failed meanwhile is asked again.
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
    refetchInterval: ({ state }) => (isOpen || isWaiting || isUndecided(state) ? pause : false),
  })
  const { data, isSuccess, dataUpdatedAt } = status
  // the sandbox is part of the server that has just answered
  const isBack = isSuccess && (target === 'sandbox' || isRunning(data))
  const askAgain = useEffectEvent(() => {
    void queryClient.invalidateQueries({
      queryKey: queryKeys.server(server),
      predicate: isUnanswered,
    })
    // a write that failed is never repeated, so a read has to show that the server is back
    if (trouble && isNotAnswering(trouble)) {
      void queryClient.invalidateQueries({ queryKey: queryKeys.accounts(server) })
    }
  })
  useEffect(() => {
    if (isBack && dataUpdatedAt !== 0) askAgain()
  }, [isBack, dataUpdatedAt])
  return status
}

const isUndecided = ({ data, status }: { data: BeeperStatus | undefined; status: string }) =>
  status === 'error' || data?.state === 'silent'

/** Whether a Beeper answers, of whatever version. */
export const isRunning = ({ state }: BeeperStatus) => state === 'running' || state === 'older'

interface AnyQuery {
  state: { status: string; error: unknown }
}

const passing = ['unreachable', 'overture-unreachable', 'not-beeper', 'gateway', 'timeout', 'cut']

const isUnanswered = ({ state: { error } }: AnyQuery) =>
  error instanceof Error && 'kind' in error && passing.includes(String(error.kind))

const hasFailures = (queryClient: QueryClient, server: { mount: string }) =>
  queryClient
    .getQueryCache()
    .findAll({ queryKey: queryKeys.server(server), type: 'active', predicate: isUnanswered })
    .length > 0
