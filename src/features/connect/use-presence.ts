import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { presenceQuery } from '#beeper/presence-query.ts'
import { useConnect } from './connect-context.ts'

/** How often is looked for a Beeper that somebody waits for, in milliseconds. */
const pause = 2_500

/**
 * Who answers where Beeper should be: looked for anew when the page comes to the front, and again
 * and again while the panel is open or a chosen Beeper does not answer. When it is back, what
 * failed meanwhile is asked again.
 */
export function usePresence() {
  const { target, isOpen } = useConnect()
  const queryClient = useQueryClient()
  const presence = useQuery({
    ...presenceQuery,
    refetchInterval: () =>
      isOpen || (target === 'beeper' && hasFailures(queryClient)) ? pause : false,
  })
  const moment = presence.dataUpdatedAt
  const isThere = presence.data?.state === 'running' || presence.data?.state === 'older'
  useEffect(() => {
    if (!isThere || moment === 0) return
    void queryClient.invalidateQueries({ queryKey: ['/beeper'], predicate: isUnanswered })
  }, [isThere, moment, queryClient])
  return presence
}

interface Asked {
  state: { status: string; error: unknown }
}

const passing = ['unreachable', 'not-beeper', 'timeout', 'cut']

const isUnanswered = ({ state: { error } }: Asked) =>
  error instanceof Error && 'kind' in error && passing.includes(String(error.kind))

const hasFailures = (queryClient: ReturnType<typeof useQueryClient>) =>
  queryClient.getQueryCache().findAll({ queryKey: ['/beeper'], predicate: isUnanswered }).length > 0
