import * as z from 'zod/mini'
import { setReminder } from '#contract/chats.ts'
import { isBefore, type PlayedVersion } from './played-version.ts'

const { dismissOnIncomingMessage } = setReminder.body.shape.reminder.shape

// the last moment that ISO 8601 writes with four digits for the year
const latest = Date.parse('9999-12-31T23:59:59.999Z')

const inMilliseconds = z.object({
  reminder: z.pipe(
    z.object({
      /** Unix milliseconds. */
      remindAtMs: z.number().check(z.int(), z.gte(0), z.lte(latest)),
      dismissOnIncomingMessage,
    }),
    z.transform(({ remindAtMs, ...rest }) => ({
      remindAt: new Date(remindAtMs).toISOString(),
      ...rest,
    })),
  ),
})

const Milliseconds = z.object({ reminder: z.object({ remindAtMs: z.unknown() }) })

/**
 * The body of a reminder as a version reads it: in milliseconds at first, as a moment since 4.2.808.
 * Later versions go on taking what older clients send.
 */
export function reminderBody(version: PlayedVersion, body: unknown) {
  if (isBefore(version, '4.2.808')) return inMilliseconds
  const isOlder = z.safeParse(Milliseconds, body).data?.reminder.remindAtMs !== undefined
  return isOlder ? inMilliseconds : setReminder.body
}
