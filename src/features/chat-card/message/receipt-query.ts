import { queryOptions } from '@tanstack/react-query'
import { BeeperError } from '#beeper/failure/failure.ts'
import type { Beeper } from '#beeper/http/client.ts'
import type { Message } from '#contract/messages.ts'
import { getMessage, listMessages } from '#contract/messages.ts'
import {
  findSent,
  isBeforeSending,
  nextLook,
  type Receipt,
  receiptOf,
  type Search,
  type Senders,
  type SentMessage,
} from './receipt.ts'

/** What is known of a message, and by which ID it was found. */
export type Followed = Receipt & { messageID?: string }

/** Pages that are looked through for a message, at most. */
const mostPages = 10

/**
 * Follows a message by reading only, lightly, until its fate is known. `key` tells it from others
 * with the same words. Never sends anything.
 */
export const receiptQuery = (
  beeper: Beeper,
  { chatID, key, sent, senders }: ReceiptInput,
  isWanted = true,
) =>
  queryOptions({
    queryKey: [beeper.mount, 'receipt', chatID, key, sent.pendingMessageID ?? ''] as const,
    queryFn: async ({ client, queryKey, signal }): Promise<Followed> => {
      const known = client.getQueryData<Followed>(queryKey)
      if (known?.state === 'delivered') return known
      const search = await readSent(beeper, { chatID, sent, senders, known }, signal)
      const receipt = receiptOf(search, waitedFor(sent), known)
      const messageID = search.message?.id ?? known?.messageID
      return messageID === undefined ? receipt : { ...receipt, messageID }
    },
    enabled: isWanted,
    refetchInterval: ({ state }) => (state.data ? nextLook(state.data, waitedFor(sent)) : false),
    refetchOnWindowFocus: false,
    throwOnError: (error: unknown) => !(error instanceof BeeperError),
    staleTime: 0,
    // a card that comes back goes on with what it knew
    gcTime: Number.POSITIVE_INFINITY,
  })

interface ReceiptInput {
  chatID: string
  key: string
  sent: SentMessage
  senders: Senders
}

/** Milliseconds since the sending was answered. */
const waitedFor = ({ answeredAt }: SentMessage) => Date.now() - answeredAt

interface Wanted extends Omit<ReceiptInput, 'key'> {
  known: Followed | undefined
}

async function readSent(
  beeper: Beeper,
  { chatID, sent, senders, known }: Wanted,
  signal: AbortSignal,
): Promise<Search> {
  const id = known?.messageID ?? sent.pendingMessageID
  const single = id && (await readOne(beeper, chatID, id, signal))
  if (single) return { message: single, isOlderThere: false, isComplete: true }
  // servers before 4.2.808 can't tell of a single message, and IDs change once a network takes it
  return findListed(beeper, { chatID, sent, senders, known }, signal)
}

async function readOne(beeper: Beeper, chatID: string, messageID: string, signal: AbortSignal) {
  try {
    return (await beeper.send(getMessage, { params: { chatID, messageID } }, signal)).answer
  } catch (error) {
    if (error instanceof BeeperError && error.status === 404) return undefined
    throw error
  }
}

async function findListed(
  beeper: Beeper,
  { chatID, sent, senders, known }: Wanted,
  signal: AbortSignal,
): Promise<Search> {
  const read: Message[] = []
  let query: { cursor?: string } = {}
  // one that was found once is near the top
  const pages = known?.messageID === undefined ? mostPages : 1
  for (let page = 0; page < pages; page++) {
    const asked = { params: { chatID }, query }
    const { items, hasMore, oldestCursor } = (await beeper.send(listMessages, asked, signal)).answer
    read.push(...items)
    const last = items.at(-1)
    const isComplete = !last || !hasMore || isBeforeSending(last, sent)
    if (isComplete) return { ...findSent(read, sent, senders), isComplete }
    // without a cursor the list goes on from its last message
    const cursor = oldestCursor ?? last.sortKey
    if (cursor === query.cursor) break
    query = { cursor }
  }
  return { ...findSent(read, sent, senders), isComplete: false }
}
