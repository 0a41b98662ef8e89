import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import { speechQuery } from '#beeper/dialect-query.ts'
import { BeeperFailure } from '#beeper/failure.ts'
import { listenToChat } from '#beeper/live-events.ts'
import { throttled } from '#beeper/throttle.ts'
import { getChat } from '#contract/chat-endpoints.ts'
import type { ReadChat } from './read-chat.ts'

/** How often is looked where changes are not told, in milliseconds. */
const pause = 10_000

/** Changes are read soon, and then once a second however many there are; in milliseconds. */
const reading = { delay: 200, pause: 1_000 }

/** Lists of chats on the same page are of less interest; in milliseconds. */
const listing = { delay: 500, pause: 5_000 }

/** As many people as the server sends unasked. */
const usualCount = 100

/**
 * Keeps an open card in step with its chat: changes are told where the server can, and looked for
 * lightly where it cannot. A reading that fails leaves the card as it is.
 */
export function useLiveChat(
  chatID: string,
  { chat }: ReadChat,
  onRead: (read: ReadChat) => void,
): void {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const canTell = useQuery(speechQuery(beeper)).data?.dialect !== 'create'
  const isWhole = (chat?.participants.items.length ?? 0) > usualCount
  const latest = useRef({ isWhole, onRead })
  useEffect(() => {
    latest.current = { isWhole, onRead }
  })

  useEffect(() => {
    let isOver = false
    let isLive = false
    const read = async () => {
      const query = latest.current.isWhole ? { maxParticipantCount: -1 } : {}
      try {
        const { answer, raw } = await beeper.send(getChat, { params: { chatID }, query })
        if (!isOver) latest.current.onRead({ chat: answer, raw })
      } catch (error) {
        if (!(error instanceof BeeperFailure)) throw error
      }
    }
    const askAgain = (kind: string) =>
      queryClient.invalidateQueries({ queryKey: [beeper.mount, kind] })
    const readSoon = throttled(async () => {
      await Promise.all([read(), askAgain('receipt')])
    }, reading)
    const listSoon = throttled(() => askAgain('chats'), listing)
    const stop = canTell
      ? listenToChat(beeper, chatID, {
          onChange: () => {
            readSoon()
            listSoon()
          },
          onLive: (live) => {
            isLive = live
          },
        })
      : undefined
    const poll = setInterval(() => {
      if (!isLive && document.visibilityState === 'visible') void read()
    }, pause)
    return () => {
      isOver = true
      readSoon.cancel()
      listSoon.cancel()
      clearInterval(poll)
      stop?.()
    }
  }, [beeper, chatID, canTell, queryClient])
}
