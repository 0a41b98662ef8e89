import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { listenToChat, throttled } from '#beeper/connection/live-events.ts'
import { BeeperError } from '#beeper/failure/failure.ts'
import { serverVersionQuery } from '#beeper/server-version.ts'
import type { Chat } from '#contract/chats.ts'
import { chatQuery } from './chat-query.ts'

/** How often is looked where changes are not told, in milliseconds. */
export const pollPause = 10_000

/** Changes are read soon, and then once a second however many there are; in milliseconds. */
const reading = { delay: 200, pause: 1_000 }

/** Lists of chats on the same page are of less interest; in milliseconds. */
const listing = { delay: 500, pause: 5_000 }

/** The chat of an open card, and whether it can still be read. */
export interface LiveChat {
  chat: Chat | undefined
  raw: unknown
  /** Changes are told at once; while they are not, somebody has to look. */
  isLive: boolean
  /** Why the last reading failed; what is shown is from before. */
  failure: BeeperError | undefined
}

/**
 * Keeps an open card in step with its chat: changes are told where the server can, and looked for
 * lightly where it cannot. A reading that fails leaves the card as it is, and is told.
 */
export function useLiveChat(
  chatID: string,
  seed: { chat: Chat | undefined; raw: unknown },
): LiveChat {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const canTell = useQuery(serverVersionQuery(beeper)).data?.dialect !== 'create'
  const [isLive, setIsLive] = useState(false)
  const { data, error } = useQuery({
    ...chatQuery(beeper, chatID),
    initialData: () =>
      seed.chat && {
        ...{ chat: seed.chat, raw: seed.raw, order: 0 },
        isWhole: seed.chat.participants.items.length > 100,
      },
    refetchInterval: isLive ? false : pollPause,
    refetchOnWindowFocus: false,
    throwOnError: isFault,
  })

  useEffect(() => {
    const askAgain = (kind: string, id?: string) =>
      queryClient.invalidateQueries({ queryKey: [beeper.mount, kind, ...(id ? [id] : [])] })
    const readSoon = throttled(async () => {
      await Promise.all(['chat', 'messages', 'receipt'].map((kind) => askAgain(kind, chatID)))
    }, reading)
    const listSoon = throttled(() => askAgain('chats'), listing)
    const stop = canTell
      ? listenToChat(beeper, chatID, {
          onChange: () => {
            readSoon()
            listSoon()
          },
          onLive: setIsLive,
        })
      : undefined
    return () => {
      readSoon.cancel()
      listSoon.cancel()
      stop?.()
    }
  }, [beeper, chatID, canTell, queryClient])

  return { chat: data?.chat, raw: data?.raw, isLive, failure: failureIn(error) }
}

/** A fault of this page, and no failure of the server: it is not to be hidden. */
export const isFault = (error: unknown) => !(error instanceof BeeperError)

export const failureIn = (error: unknown) => (error instanceof BeeperError ? error : undefined)
