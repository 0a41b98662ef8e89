import { queryOptions } from '@tanstack/react-query'
import { BeeperError } from '#beeper/failure/failure.ts'
import type { Beeper } from '#beeper/http/client.ts'
import type { Message } from '#contract/messages.ts'
import { getMessage, listMessages } from '#contract/messages.ts'
import {
  findSent,
  isBeforeSending,
  nextPoll,
  type Receipt,
  receiptOf,
  type Search,
  type Senders,
  type SentMessage,
} from './receipt.ts'

/** A receipt, with the ID of the message if it was found. */
export type TrackedReceipt = Receipt & { messageID?: string }

/** How many pages are searched for a message. */
const maxPages = 10

/**
 * Polls for a message until its status is final. `key` is unique among messages with the same text.
 * It only reads.
 */
export const receiptQuery = (
  beeper: Beeper,
  { chatID, key, sent, senders }: ReceiptInput,
  isWanted = true,
) =>
  queryOptions({
    queryKey: [beeper.mount, 'receipt', chatID, key, sent.pendingMessageID ?? ''] as const,
    queryFn: async ({ client, queryKey, signal }): Promise<TrackedReceipt> => {
      const known = client.getQueryData<TrackedReceipt>(queryKey)
      if (known?.state === 'delivered') return known
      const search = await readSent(beeper, { chatID, sent, senders, known }, signal)
      const receipt = receiptOf(search, waitedFor(sent), known)
      const messageID = search.message?.id ?? known?.messageID
      return messageID === undefined ? receipt : { ...receipt, messageID }
    },
    enabled: isWanted,
    refetchInterval: ({ state }) => (state.data ? nextPoll(state.data, waitedFor(sent)) : false),
    refetchOnWindowFocus: false,
    throwOnError: (error: unknown) => !(error instanceof BeeperError),
    staleTime: 0,
    // a card that is shown again continues with what was known
    gcTime: Number.POSITIVE_INFINITY,
  })

interface ReceiptInput {
  chatID: string
  key: string
  sent: SentMessage
  senders: Senders
}

/** Milliseconds since the response to the sending. */
const waitedFor = ({ answeredAt }: SentMessage) => Date.now() - answeredAt

interface Wanted extends Omit<ReceiptInput, 'key'> {
  known: TrackedReceipt | undefined
}

async function readSent(
  beeper: Beeper,
  { chatID, sent, senders, known }: Wanted,
  signal: AbortSignal,
): Promise<Search> {
  const id = known?.messageID ?? sent.pendingMessageID
  const single = id && (await readOne(beeper, chatID, id, signal))
  if (single) return { message: single, isOlderThere: false, isComplete: true }
  // servers before 4.2.808 have no endpoint for a single message, and the ID changes when the
  // network accepts it
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
  // a message that was found before is on the first page
  const pages = known?.messageID === undefined ? maxPages : 1
  for (let page = 0; page < pages; page++) {
    const input = { params: { chatID }, query }
    const { items, hasMore, oldestCursor } = (await beeper.send(listMessages, input, signal)).answer
    read.push(...items)
    const last = items.at(-1)
    const isComplete = !last || !hasMore || isBeforeSending(last, sent)
    if (isComplete) return { ...findSent(read, sent, senders), isComplete }
    // without a cursor the list continues after its last message
    const cursor = oldestCursor ?? last.sortKey
    if (cursor === query.cursor) break
    query = { cursor }
  }
  return { ...findSent(read, sent, senders), isComplete: false }
}
