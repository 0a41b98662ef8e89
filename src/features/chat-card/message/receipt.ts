import type { Message, SendStatus } from '#contract/messages.ts'
import { isSameText } from './same-text.ts'

/** A message that was to be sent, and what tells it from others with the same words. */
export interface SentMessage {
  text: string
  /** When it was sent, in milliseconds since 1970. */
  at: number
  /** When the server answered to the sending, or when that was given up. */
  answeredAt: number
  /** What the API calls it while it is under way, where it says so. */
  pendingMessageID?: string | undefined
  /**
   * The last moment of the chat before the sending, by the server's clock: whatever is not newer was
   * there before. `none` where the chat was made by this very request; `undefined` where nobody knows.
   */
  lastBefore?: number | 'none' | undefined
  /** Messages that were there before. */
  knownBefore?: readonly string[] | undefined
}

/** Who wrote a message, where it doesn't say so itself. */
export interface Senders {
  own: ReadonlySet<string>
  others: ReadonlySet<string>
}

/** What is known of a message that was to be sent. */
export type Receipt =
  | { state: 'looking' }
  | { state: 'delivered' }
  /** It is in the chat; the network doesn't tell more. */
  | { state: 'untold' }
  | { state: 'sending' }
  | { state: 'failed'; isFinal: boolean; status: SendStatus }
  /** The chat was read back to the moment of sending, and it is not there. */
  | { state: 'absent' }
  /** The same words are there from before, or too much was said since: nobody can tell. */
  | { state: 'unclear' }

/** What looking through the messages of a chat came to. */
export interface Search {
  message: Message | undefined
  /** The same words of one's own, that may be from before the sending. */
  isOlderThere: boolean
  /** Every message since the sending was looked at. */
  isComplete: boolean
}

/** How far the clocks of two machines may be apart, in milliseconds. */
const clockTolerance = 5_000
const widestTolerance = 15 * 60_000

const isOwn = ({ isSender, senderID }: Message, { own, others }: Senders) =>
  isSender ?? (own.size > 0 ? own.has(senderID) : !others.has(senderID))

/** From when on a message may be the one that was sent, by the server's clock. */
function earliest({ at, lastBefore }: SentMessage): number {
  if (lastBefore === 'none') return Number.NEGATIVE_INFINITY
  return lastBefore === undefined ? at - clockTolerance : lastBefore + 1
}

/** Whether nothing older than this can be the message, or be taken for it. */
export const isBeforeSending = ({ timestamp }: Message, sent: SentMessage): boolean => {
  const from = earliest(sent)
  return Date.parse(timestamp) < (sent.lastBefore === undefined ? from - widestTolerance : from)
}

/** One's own message with these words: the first one since the sending. Newest messages first. */
export function findSent(
  messages: readonly Message[],
  sent: SentMessage,
  senders: Senders,
): Omit<Search, 'isComplete'> {
  const from = earliest(sent)
  const known = new Set(sent.knownBefore)
  const alike = messages.filter(
    (message) =>
      !message.isDeleted &&
      !known.has(message.id) &&
      isOwn(message, senders) &&
      isSameText(sent.text, message.text),
  )
  const since = alike.filter(({ timestamp }) => Date.parse(timestamp) >= from)
  const message = since.at(-1)
  const isOlderThere =
    !message && sent.lastBefore === undefined && alike.some((one) => !isBeforeSending(one, sent))
  return { message, isOlderThere }
}

/** A message turns up within so many milliseconds after its sending was answered, or it was not sent. */
export const absentAfter = 10_000

/**
 * What became of a message, so many milliseconds after its sending was answered. What was known of
 * it stays known: it may have left the newest page of a busy chat, or been deleted since.
 */
export function receiptOf(
  { message, isOlderThere, isComplete }: Search,
  waited: number,
  known?: Receipt | undefined,
): Receipt {
  if (message) return fateOf(message)
  if (known && !isOpen(known)) return known
  if (waited < absentAfter) return { state: 'looking' }
  return { state: isOlderThere || !isComplete ? 'unclear' : 'absent' }
}

const isOpen = ({ state }: Receipt) =>
  state === 'looking' || state === 'absent' || state === 'unclear'

/** What a message says of itself. */
export function fateOf({ sendStatus }: Message): Receipt {
  if (!sendStatus) return { state: 'untold' }
  if (sendStatus.status === 'SUCCESS') return { state: 'delivered' }
  if (sendStatus.status.startsWith('FAIL')) {
    const isFinal = sendStatus.status === 'FAIL_PERMANENT'
    return { state: 'failed', isFinal, status: sendStatus }
  }
  // a status that is new to us is no success yet
  return { state: 'sending' }
}

/** Milliseconds until the next look; `false` once nothing is left to wait for. */
export function nextLook(receipt: Receipt, waited: number): number | false {
  if (receipt.state === 'looking') return 1_000
  // a network may take its time, and "Not sent" is to be taken back when it was only slow
  if (receipt.state !== 'sending' && !isOpen(receipt)) return false
  if (waited < 30_000) return 1_500
  return waited < 600_000 ? 10_000 : false
}
