import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { useConnection } from '#beeper/connection-context.ts'
import { isNotAnswering } from '#beeper/connection-trouble.ts'
import { presenceQuery } from '#beeper/presence-query.ts'
import { useConnect } from './connect-context.ts'

/** How often is looked for a server that somebody waits for, in milliseconds. */
const pause = 2_500

/**
 * Who answers where Beeper should be: looked for anew when the page comes to the front, and again
 * and again while the panel is open or the chosen server does not answer. When that is back, what
 * failed meanwhile is asked again.
 */
export function usePresence() {
  const { target, isOpen } = useConnect()
  const { trouble } = useConnection()
  const queryClient = useQueryClient()
  const mount = `/${target}`
  const isWaiting =
    (trouble !== undefined && isNotAnswering(trouble)) || hasFailures(queryClient, mount)
  const presence = useQuery({
    ...presenceQuery,
    refetchInterval: isOpen || isWaiting ? pause : false,
  })
  const { data, isSuccess, dataUpdatedAt: moment } = presence
  // the sandbox is part of the server that has just answered
  const isThere = isSuccess && (target === 'sandbox' || isRunning(data.state))
  const askAgain = useEffectEvent(() => {
    void queryClient.invalidateQueries({ queryKey: [mount], predicate: isUnanswered })
    // what failed may have been no question that can be asked again, and somebody has to ask
    if (trouble && isNotAnswering(trouble)) {
      void queryClient.invalidateQueries({ queryKey: [mount, 'accounts'] })
    }
  })
  useEffect(() => {
    if (isThere && moment !== 0) askAgain()
  }, [isThere, moment])
  return presence
}

const isRunning = (state: string) => state === 'running' || state === 'older'

interface Asked {
  state: { status: string; error: unknown }
}

const passing = ['unreachable', 'overture-unreachable', 'not-beeper', 'gateway', 'timeout', 'cut']

const isUnanswered = ({ state: { error } }: Asked) =>
  error instanceof Error && 'kind' in error && passing.includes(String(error.kind))

const hasFailures = (queryClient: QueryClient, mount: string) =>
  queryClient
    .getQueryCache()
    .findAll({ queryKey: [mount], type: 'active', predicate: isUnanswered }).length > 0
