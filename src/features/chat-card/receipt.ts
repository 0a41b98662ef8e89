import type { Message, SendStatus } from '#contract/message.ts'

/** What is known of a message that was to be sent. */
export type Receipt =
  | { state: 'looking' }
  | { state: 'delivered' }
  /** It is in the chat; the network doesn't tell more. */
  | { state: 'untold' }
  | { state: 'sending' }
  | { state: 'failed'; isFinal: boolean; status: SendStatus }
  /** It isn't among the newest messages of the chat. */
  | { state: 'absent' }

/** A message as words only: networks add mark-up and change spaces on the way. */
const wordsOf = (text: string) =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#\d+);/g, ' ')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, '')

/** How far the clocks of two machines may be apart, in milliseconds. */
export const clockTolerance = 120_000

/** One's own message with these words, not older than the opening; the newest of several. */
export function findSent(
  messages: readonly Message[],
  text: string,
  since: number,
): Message | undefined {
  const wanted = wordsOf(text)
  return messages.find(
    (message) =>
      message.isSender !== false &&
      Date.parse(message.timestamp) > since - clockTolerance &&
      (message.text === text || (wanted !== '' && wordsOf(message.text ?? '') === wanted)),
  )
}

/** A message turns up within so many milliseconds after it was sent, or it was not sent. */
export const absentAfter = 10_000

/**
 * What became of a message, so many milliseconds after it was sent. What was known of it stays
 * known: it may only have left the newest page of a busy chat.
 */
export function receiptOf(
  message: Message | undefined,
  waited: number,
  known?: Receipt | undefined,
): Receipt {
  if (message) return fateOf(message)
  if (known && known.state !== 'looking' && known.state !== 'absent') return known
  return { state: waited >= absentAfter ? 'absent' : 'looking' }
}

function fateOf({ sendStatus }: Message): Receipt {
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
export function nextLook({ state }: Receipt, waited: number): number | false {
  if (state === 'looking') return 1_000
  // a network may take its time, and "Not sent" is to be taken back when it was only slow
  if (state !== 'sending' && state !== 'absent') return false
  if (waited < 30_000) return 1_500
  return waited < 600_000 ? 10_000 : false
}
