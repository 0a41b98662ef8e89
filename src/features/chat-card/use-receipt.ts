import { useQuery } from '@tanstack/react-query'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { Beeper } from '#beeper/client.ts'
import { BeeperFailure } from '#beeper/failure.ts'
import type { Message } from '#contract/message.ts'
import { getMessage, listMessages } from '#contract/message-endpoints.ts'
import { clockTolerance, findSent, nextLook, type Receipt, receiptOf } from './receipt.ts'

/** A message whose fate is asked for: by the ID of its sending, or, without one, by its words. */
export interface SentMessage {
  text: string
  pendingMessageID?: string
  /** Milliseconds since 1970. */
  at: number
}

/** What is known of a message, and by which ID it was found. */
type Followed = Receipt & { messageID?: string }

/** Follows a message by reading only, lightly, until its fate is known. Never sends anything. */
export function useReceipt(chatID: string, sent: SentMessage | undefined) {
  const beeper = useBeeper()
  return useQuery<Followed, BeeperFailure>({
    queryKey: [beeper.mount, 'receipt', chatID, sent],
    queryFn: async ({ client, queryKey, signal }) => {
      const known = client.getQueryData<Followed>(queryKey)
      if (known?.state === 'delivered') return known
      const message = sent && (await readSent(beeper, { chatID, sent, known }, signal))
      const receipt = receiptOf(message, waitedFor(sent), known)
      const messageID = message?.id ?? known?.messageID
      return messageID === undefined ? receipt : { ...receipt, messageID }
    },
    enabled: sent !== undefined,
    refetchInterval: ({ state }) => (state.data ? nextLook(state.data, waitedFor(sent)) : false),
    refetchOnWindowFocus: false,
    staleTime: 0,
    // a card that comes back goes on with what it knew
    gcTime: Number.POSITIVE_INFINITY,
  })
}

/** Milliseconds since the sending. */
const waitedFor = (sent: SentMessage | undefined) => Date.now() - (sent?.at ?? 0)

interface Search {
  chatID: string
  sent: SentMessage
  known: Followed | undefined
}

/** Pages that are looked through for a message, at most. */
const mostPages = 4

async function readSent(
  beeper: Beeper,
  { chatID, sent, known }: Search,
  signal: AbortSignal,
): Promise<Message | undefined> {
  const read = async (messageID: string) =>
    (await beeper.send(getMessage, { params: { chatID, messageID } }, signal)).answer
  if (sent.pendingMessageID !== undefined) return read(sent.pendingMessageID)
  const listed = await findListed(beeper, { chatID, sent, known }, signal)
  if (listed || known?.messageID === undefined) return listed
  return read(known.messageID).catch((error: unknown) => {
    // servers before 4.2.808 can't tell of a single message; what is known stands
    if (error instanceof BeeperFailure) return undefined
    throw error
  })
}

async function findListed(beeper: Beeper, { chatID, sent, known }: Search, signal: AbortSignal) {
  let query: { cursor?: string } = {}
  // one that was found once is near the top, or asked for by its ID
  const pages = known?.messageID === undefined ? mostPages : 1
  for (let page = 0; page < pages; page++) {
    const asked = { params: { chatID }, query }
    const { items, hasMore, oldestCursor } = (await beeper.send(listMessages, asked, signal)).answer
    const found = findSent(items, sent.text, sent.at)
    const last = items.at(-1)
    const isPassed = !last || Date.parse(last.timestamp) < sent.at - clockTolerance
    if (found || isPassed || !hasMore || !oldestCursor) return found
    query = { cursor: oldestCursor }
  }
  return undefined
}
