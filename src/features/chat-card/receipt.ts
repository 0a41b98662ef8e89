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

// clocks of two machines part a little
const tolerance = 120_000

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
      Date.parse(message.timestamp) > since - tolerance &&
      (message.text === text || (wanted !== '' && wordsOf(message.text ?? '') === wanted)),
  )
}

/** What became of a message; `isSettled` once nobody expects it to turn up any more. */
export function receiptOf(message: Message | undefined, isSettled: boolean): Receipt {
  if (!message) return { state: isSettled ? 'absent' : 'looking' }
  const { sendStatus } = message
  if (!sendStatus) return { state: 'untold' }
  if (sendStatus.status === 'SUCCESS') return { state: 'delivered' }
  if (sendStatus.status.startsWith('FAIL')) {
    const isFinal = sendStatus.status === 'FAIL_PERMANENT'
    return { state: 'failed', isFinal, status: sendStatus }
  }
  // a status that is new to us is no success yet
  return { state: 'sending' }
}

/** A message turns up within this many looks, or it was not sent. */
export const looksUntilAbsent = 5
const mostLooks = 60

/** Milliseconds until the next look; `false` once nothing is left to wait for. */
export function nextLook(receipt: Receipt, looks: number): number | false {
  if (receipt.state === 'looking') return 1000
  if (receipt.state !== 'sending' || looks >= mostLooks) return false
  return looks < 15 ? 1500 : 5000
}
