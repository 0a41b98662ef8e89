import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import { dialectOf, type OpenRequest, requestFor } from '#beeper/dialect.ts'
import type { BeeperFailure } from '#beeper/failure.ts'
import { type CheckBefore, type Opened, openChat } from '#beeper/open-chat.ts'
import { infoQuery } from '#beeper/queries.ts'
import type { NewChat } from '#contract/new-chat.ts'
import type { Picked } from './draft.ts'

/** One chat that was asked for, and what came of it. */
export interface Opening {
  payload: NewChat
  request: OpenRequest
  /** Who was picked for it, with names. */
  people: readonly Picked[]
  /** What was known of a chat with them before it was asked for. */
  before: CheckBefore | undefined
  opened: Opened
  /** When it was opened, in milliseconds since 1970. */
  at: number
}

/** What is asked for, before anything came of it. */
export type Asked = Pick<Opening, 'payload' | 'request' | 'people' | 'before'>

/** Turns a union payload into the request of the server that is talked to. */
export function useRequestFor(): (payload: NewChat) => OpenRequest {
  const info = useQuery(infoQuery(useBeeper()))
  // until the server has told its version, the newest way is the likely one
  const dialect = info.isPending ? 'start' : dialectOf(info.data?.app.version)
  return (payload) => requestFor(payload, dialect)
}

/** Opens chats, one at a time: what is asked for while a request is on its way is not sent. */
export function useOpening() {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const isUnderWay = useRef(false)
  const mutation = useMutation<Opening, BeeperFailure, Asked>({
    mutationFn: async (asked) => ({
      ...asked,
      opened: await openChat(beeper, asked.request),
      at: Date.now(),
    }),
    onSettled: () => {
      isUnderWay.current = false
      // contacts and chats may be others now; whoever shows them asks again
      void queryClient.invalidateQueries({ queryKey: [beeper.mount, 'chats'] })
    },
  })

  return {
    isSending: mutation.isPending,
    /** Decides at once, before anything is drawn, so that no second press slips through. */
    open(asked: Asked): Promise<Opening> | undefined {
      if (isUnderWay.current) return undefined
      isUnderWay.current = true
      return mutation.mutateAsync(asked)
    },
  }
}
