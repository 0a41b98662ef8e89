import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { BeeperError } from '#beeper/failure/failure.ts'
import type { Beeper } from '#beeper/http/client.ts'
import type { Chat } from '#contract/chats.ts'
import { getChat } from '#contract/chats.ts'

/** The chat of one answer. */
interface ChatReading {
  chat: Chat
  /** The unparsed answer, with what the contract could not read. */
  raw: unknown
  /**
   * Orders the readings of this page, in milliseconds of `performance.now()`: when a read was sent,
   * or, for a write, when its answer arrived.
   */
  order: number
  /** Whether all participants were requested; later reads then request all of them, too. */
  isWhole: boolean
}

/** Poll interval without live events, in milliseconds. */
export const pollInterval = 10_000

/** How many participants the server returns by default. */
const defaultParticipants = 100

/**
 * The chat of a card, kept nowhere else. It never becomes stale by itself: events, polling and
 * writes refetch it.
 */
export const chatQuery = (beeper: Beeper, chatID: string) =>
  queryOptions({
    queryKey: chatKey(beeper, chatID),
    queryFn: async ({ client, signal }) => {
      const known = () => client.getQueryData<ChatReading>(chatKey(beeper, chatID))
      const isWhole = known()?.isWhole ?? false
      const order = performance.now()
      const query = isWhole ? { maxParticipantCount: -1 } : {}
      const { answer, raw } = await beeper.send(getChat, { params: { chatID }, query }, signal)
      return newer(known(), { chat: answer, raw, order, isWhole })
    },
    staleTime: Number.POSITIVE_INFINITY,
    // comparing two megabytes of 5,000 participants field by field would be slow
    structuralSharing: false,
  })

const chatKey = (beeper: Beeper, chatID: string) => [beeper.mount, 'chat', chatID] as const

/** The later reading; but one with all participants is not replaced by one with only some. */
function newer(known: ChatReading | undefined, read: ChatReading): ChatReading {
  if (!known) return read
  if (known.order > read.order || (known.isWhole && !read.isWhole)) return known
  return read
}

/**
 * Stores the chat in the answer to a write: an opening or a change. It is dated when it arrives, so
 * that no read that was sent before can revert the change.
 */
export async function storeWriteAnswer(
  queryClient: QueryClient,
  beeper: Beeper,
  { chat, raw }: { chat: Chat; raw: unknown },
  chatID = chat.id,
): Promise<void> {
  const queryKey = chatKey(beeper, chatID)
  const isReading = queryClient.getQueryState(queryKey)?.fetchStatus === 'fetching'
  const order = performance.now()
  queryClient.setQueryData<ChatReading>(queryKey, (known) => {
    const isWhole = known?.isWhole ?? chat.participants.items.length > defaultParticipants
    const merged = known ? withAllParticipants(chat, known.chat) : chat
    return { chat: merged, raw, order, isWhole }
  })
  // the running read may have been answered before the write
  if (isReading) await queryClient.invalidateQueries({ queryKey, exact: true })
}

/** Reads the chat again with all participants. Throws a `BeeperError`. */
export async function readAllParticipants(
  queryClient: QueryClient,
  beeper: Beeper,
  chatID: string,
): Promise<void> {
  const order = performance.now()
  const query = { maxParticipantCount: -1 }
  const { answer, raw } = await beeper.send(getChat, { params: { chatID }, query })
  const read = { chat: answer, raw, order, isWhole: true }
  queryClient.setQueryData<ChatReading>(chatKey(beeper, chatID), (known) =>
    known && known.order > order
      ? { ...known, chat: withAllParticipants(known.chat, answer), isWhole: true }
      : read,
  )
}

/** Keeps the known participants if an answer has only some of them. */
function withAllParticipants(answer: Chat, known: Chat): Chat {
  const holdsMore = known.participants.items.length > answer.participants.items.length
  return holdsMore && answer.participants.total === known.participants.total
    ? { ...answer, participants: known.participants }
    : answer
}

/**
 * Whether an error is a bug of this page and not a failure of the server; a bug must not be hidden.
 */
export const isBug = (error: unknown) => !(error instanceof BeeperError)

export const failureIn = (error: unknown) => (error instanceof BeeperError ? error : undefined)
