import { queryOptions } from '@tanstack/react-query'
import type { Beeper } from '#beeper/http/client.ts'
import type { Message } from '#contract/messages.ts'
import { listMessages } from '#contract/messages.ts'

/** The newest messages of a chat, the oldest of them first. */
export interface Messages {
  items: Message[]
  hasMore: boolean
  /** When the request was sent, in milliseconds of `performance.now()`. */
  order: number
}

/** Limits what is shown, because a page may have any number of messages. */
const maxShown = 30

/** The last messages of a chat. Events, polling and writes refetch them. */
export const messagesQuery = (beeper: Beeper, chatID: string) => {
  const queryKey = [beeper.mount, 'messages', chatID] as const
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<Messages> => {
      const order = performance.now()
      const { answer } = await beeper.send(listMessages, { params: { chatID }, query: {} }, signal)
      const known = client.getQueryData<Messages>(queryKey)
      // a late answer must not replace a newer one
      if (known && known.order > order) return known
      const shown = answer.items.filter(({ isHidden, type }) => !isHidden && type !== 'REACTION')
      const hasMore = answer.hasMore || shown.length > maxShown
      return { items: shown.slice(0, maxShown).reverse(), hasMore, order }
    },
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
}
