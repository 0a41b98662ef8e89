import { queryOptions } from '@tanstack/react-query'
import type { Beeper } from '#beeper/http/client.ts'
import type { Message } from '#contract/messages.ts'
import { listMessages } from '#contract/messages.ts'

/** The newest messages of a chat, the oldest of them first. */
export interface Messages {
  items: Message[]
  hasMore: boolean
  /** When they were asked for, on the clock of `performance.now()`. */
  order: number
}

/** More than a card shows; a page may hold any number. */
const mostShown = 30

/** The last messages of a chat. Whoever hears of a change asks again. */
export const messagesQuery = (beeper: Beeper, chatID: string) => {
  const queryKey = [beeper.mount, 'messages', chatID] as const
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<Messages> => {
      const order = performance.now()
      const { answer } = await beeper.send(listMessages, { params: { chatID }, query: {} }, signal)
      const known = client.getQueryData<Messages>(queryKey)
      // an answer that comes late tells of an earlier moment
      if (known && known.order > order) return known
      const shown = answer.items.filter(({ isHidden, type }) => !isHidden && type !== 'REACTION')
      const hasMore = answer.hasMore || shown.length > mostShown
      return { items: shown.slice(0, mostShown).reverse(), hasMore, order }
    },
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
}
