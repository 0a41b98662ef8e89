import type { Message, SendStatus } from '#contract/messages.ts'
import { isSameText } from './same-text.ts'

/** A message that was sent, and what distinguishes it from others with the same text. */
export interface SentMessage {
  text: string
  /** When it was sent, in milliseconds since 1970. */
  at: number
  /** When the server responded to the sending, or when waiting for that ended. */
  answeredAt: number
  /** The API's ID for the message until the network has accepted it, if given. */
  pendingMessageID?: string | undefined
  /**
   * The last activity of the chat before the sending, by the server's clock: only newer messages
   * can be this one. `none` if this request created the chat; `undefined` if not known.
   */
  lastBefore?: number | 'none' | undefined
  /** IDs of messages that existed before. */
  knownBefore?: readonly string[] | undefined
}

/** Sender IDs, to recognize own messages without `isSender`. */
export interface Senders {
  own: ReadonlySet<string>
  others: ReadonlySet<string>
}

/** What is known of a sent message. */
export type Receipt =
  | { state: 'looking' }
  | { state: 'delivered' }
  /** It is in the chat; the network gives no status. */
  | { state: 'untold' }
  | { state: 'sending' }
  | { state: 'failed'; isFinal: boolean; status: SendStatus }
  /** The chat was read back to the time of sending, and it is not there. */
  | { state: 'absent' }
  /** Not certain: an older message has the same text, or there are too many messages since. */
  | { state: 'unclear' }

/** The result of searching the messages of a chat. */
export interface Search {
  message: Message | undefined
  /** An own message with the same text was found, which may be older than the sending. */
  isOlderThere: boolean
  /** All messages since the sending were searched. */
  isComplete: boolean
}

/** How much the clocks of two machines may differ, in milliseconds. */
const clockTolerance = 5_000
const widestTolerance = 15 * 60_000

const isOwn = ({ isSender, senderID }: Message, { own, others }: Senders) =>
  isSender ?? (own.size > 0 ? own.has(senderID) : !others.has(senderID))

/** The earliest time of the sent message, by the server's clock. */
function earliest({ at, lastBefore }: SentMessage): number {
  if (lastBefore === 'none') return Number.NEGATIVE_INFINITY
  return lastBefore === undefined ? at - clockTolerance : lastBefore + 1
}

/** Whether a message is so old that no earlier one can be the sent one, or be mistaken for it. */
export const isBeforeSending = ({ timestamp }: Message, sent: SentMessage): boolean => {
  const from = earliest(sent)
  return Date.parse(timestamp) < (sent.lastBefore === undefined ? from - widestTolerance : from)
}

/** The first own message with this text since the sending. `messages` are sorted newest first. */
export function findSent(
  messages: readonly Message[],
  sent: SentMessage,
  senders: Senders,
): Omit<Search, 'isComplete'> {
  const from = earliest(sent)
  const known = new Set(sent.knownBefore)
  const candidates = messages.filter(
    (message) =>
      !message.isDeleted &&
      !known.has(message.id) &&
      isOwn(message, senders) &&
      isSameText(sent.text, message.text),
  )
  const since = candidates.filter(({ timestamp }) => Date.parse(timestamp) >= from)
  const message = since.at(-1)
  const isOlderThere =
    !message &&
    sent.lastBefore === undefined &&
    candidates.some((one) => !isBeforeSending(one, sent))
  return { message, isOlderThere }
}

/**
 * Milliseconds after the response to the sending within which a sent message appears in the chat.
 */
export const absentAfter = 10_000

/**
 * The receipt after a search, `waited` milliseconds after the response to the sending. A final
 * `known` receipt is kept if the message is not found again: it may be on an older page, or
 * deleted.
 */
export function receiptOf(
  { message, isOlderThere, isComplete }: Search,
  waited: number,
  known?: Receipt | undefined,
): Receipt {
  if (message) return sendStatusReceipt(message)
  if (known && !isOpen(known)) return known
  if (waited < absentAfter) return { state: 'looking' }
  return { state: isOlderThere || !isComplete ? 'unclear' : 'absent' }
}

const isOpen = ({ state }: Receipt) =>
  state === 'looking' || state === 'absent' || state === 'unclear'

/** The receipt by the send status of a message. */
export function sendStatusReceipt({ sendStatus }: Message): Receipt {
  if (!sendStatus) return { state: 'untold' }
  if (sendStatus.status === 'SUCCESS') return { state: 'delivered' }
  if (sendStatus.status.startsWith('FAIL')) {
    const isFinal = sendStatus.status === 'FAIL_PERMANENT'
    return { state: 'failed', isFinal, status: sendStatus }
  }
  // an unknown status does not count as success
  return { state: 'sending' }
}

/** Milliseconds until the next poll; `false` if there is nothing left to wait for. */
export function nextPoll(receipt: Receipt, waited: number): number | false {
  if (receipt.state === 'looking') return 1_000
  // also after "Not sent", which is corrected if the network was only slow
  if (receipt.state !== 'sending' && !isOpen(receipt)) return false
  if (waited < 30_000) return 1_500
  return waited < 600_000 ? 10_000 : false
}
