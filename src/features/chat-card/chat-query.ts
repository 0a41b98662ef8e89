import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { BeeperError } from '#beeper/failure/failure.ts'
import type { Beeper } from '#beeper/http/client.ts'
import type { Chat } from '#contract/chats.ts'
import { getChat } from '#contract/chats.ts'

/** A chat as it was read. */
interface ChatReading {
  chat: Chat
  /** As it came, with whatever the contract could not read. */
  raw: unknown
  /**
   * Where it stands among the readings of this page: when it was asked for, or, for the answer to a
   * write, when that came. On the clock of `performance.now()`.
   */
  order: number
  /** All participants were asked for, and stay so. */
  isWhole: boolean
}

/** How often is looked where changes are not told, in milliseconds. */
export const pollPause = 10_000

/** As many participants as the server sends unasked. */
const usualCount = 100

/**
 * The chat of a card: the one place where it is kept. It is never stale by itself; whoever hears of
 * a change asks again.
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
    // two megabytes of 5,000 people need no comparing field by field
    structuralSharing: false,
  })

const chatKey = (beeper: Beeper, chatID: string) => [beeper.mount, 'chat', chatID] as const

/** The reading that was begun later. One with all participants isn't followed by a part of them. */
function newer(known: ChatReading | undefined, read: ChatReading): ChatReading {
  if (!known) return read
  if (known.order > read.order || (known.isWhole && !read.isWhole)) return known
  return read
}

/**
 * Takes the answer to a write that gave the chat: an opening or a change. It counts as read when it
 * came, so that no reading that was begun before can take the change back.
 */
export async function takeAnswer(
  queryClient: QueryClient,
  beeper: Beeper,
  { chat, raw }: { chat: Chat; raw: unknown },
  chatID = chat.id,
): Promise<void> {
  const queryKey = chatKey(beeper, chatID)
  const isOvertaken = queryClient.getQueryState(queryKey)?.fetchStatus === 'fetching'
  const order = performance.now()
  queryClient.setQueryData<ChatReading>(queryKey, (known) => {
    const isWhole = known?.isWhole ?? chat.participants.items.length > usualCount
    const kept = known ? withEveryone(chat, known.chat) : chat
    return { chat: kept, raw, order, isWhole }
  })
  // the reading under way comes too early to tell of the write
  if (isOvertaken) await queryClient.invalidateQueries({ queryKey, exact: true })
}

/** Asks for the chat once more, this time with all participants. Throws a `BeeperError`. */
export async function readEveryone(
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
      ? { ...known, chat: withEveryone(known.chat, answer), isWhole: true }
      : read,
  )
}

/** An answer may hold fewer people than are known by now. */
function withEveryone(answer: Chat, known: Chat): Chat {
  const holdsMore = known.participants.items.length > answer.participants.items.length
  return holdsMore && answer.participants.total === known.participants.total
    ? { ...answer, participants: known.participants }
    : answer
}

/** A fault of this page, and no failure of the server: it is not to be hidden. */
export const isFault = (error: unknown) => !(error instanceof BeeperError)

export const failureIn = (error: unknown) => (error instanceof BeeperError ? error : undefined)
