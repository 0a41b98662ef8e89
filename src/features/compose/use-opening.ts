import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import { canAsk, type OpenRequest, requestFor } from '#beeper/dialect.ts'
import { BeeperFailure } from '#beeper/failure.ts'
import { type CheckBefore, type Opened, openChat } from '#beeper/open-chat.ts'
import type { SentRequest } from '#beeper/sent-request.ts'
import { useDialect, usePinned, useSettledDialect } from '#beeper/use-dialect.ts'
import type { NewChat } from '#contract/new-chat.ts'
import type { Picked } from './draft.ts'
import { noting } from './safety/repeats.ts'
import { telling } from './telling.ts'
import { useServerKey } from './use-of-server.ts'

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

/** Turns a union payload into the request of the server that is talked to, or the pinned one. */
export function useRequestFor(): (payload: NewChat) => OpenRequest {
  const dialect = usePinned()(useDialect())
  return useCallback((payload: NewChat) => requestFor(payload, dialect), [dialect])
}

/**
 * The same for a request that is to be sent: the server's version is found out first. Throws a
 * `BeeperFailure` when it does not answer, or is too old for what is asked.
 */
export function useRequestToSend(): (payload: NewChat) => Promise<OpenRequest> {
  const settledDialect = useSettledDialect()
  const pinned = usePinned()
  return async (payload) => {
    const dialect = pinned(await settledDialect())
    if (!canAsk(payload, dialect)) throw new BeeperFailure('call-unknown')
    return requestFor(payload, dialect)
  }
}

/**
 * Opens chats, one at a time: what is asked for while a request is on its way is not sent. What came
 * over the wire is told, whether it opened a chat or not.
 */
export function useOpening(onAnswered: (sent: SentRequest) => void) {
  const beeper = useBeeper()
  const server = useServerKey()
  const settledDialect = useSettledDialect()
  const queryClient = useQueryClient()
  const underWay = useRef<AbortController>(undefined)
  const mutation = useMutation<Opening, BeeperFailure, Asked>({
    mutationFn: async (asked) => {
      const { request, payload } = asked
      const opening = openChat(beeper, request, {
        dialect: await settledDialect(),
        ...(underWay.current && { signal: underWay.current.signal }),
      })
      const told = telling(request, opening, onAnswered)
      const opened = await noting({ server, payload }, told)
      return { ...asked, opened, at: Date.now() }
    },
    onSettled: () => {
      underWay.current = undefined
      // contacts and chats may be others now; whoever shows them asks again
      void queryClient.invalidateQueries({ queryKey: [beeper.mount, 'chats'] })
    },
  })

  return {
    isSending: mutation.isPending,
    /** Decides at once, before anything is drawn, so that no second press slips through. */
    open(asked: Asked): Promise<Opening> | undefined {
      if (underWay.current) return undefined
      underWay.current = new AbortController()
      return mutation.mutateAsync(asked)
    },
    /** Waits no longer for the answer; the server may open the chat all the same. */
    stop: () => underWay.current?.abort(),
  }
}
