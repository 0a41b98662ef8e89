import type { OpenRequest } from '#beeper/dialect.ts'
import { BeeperFailure } from '#beeper/failure.ts'
import type { Opened } from '#beeper/open-chat.ts'
import type { SentRequest } from '#beeper/sent-request.ts'

/** Waits for what comes of a request, and tells what came over the wire, be it a failure. */
export async function telling(
  request: OpenRequest,
  opening: Promise<Opened>,
  tell: (sent: SentRequest) => void,
): Promise<Opened> {
  try {
    const opened = await opening
    tell({ request, answer: opened.exchange })
    return opened
  } catch (error) {
    if (error instanceof BeeperFailure && error.milliseconds !== undefined) {
      const { raw, status, milliseconds } = error
      tell({ request, answer: { raw, status, milliseconds } })
    }
    throw error
  }
}
