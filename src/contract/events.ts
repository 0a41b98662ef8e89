import * as z from 'zod/mini'
import type { Endpoint } from './endpoint.ts'
import { lenient, openEnum } from './lenient.ts'
import { Message } from './messages.ts'

/** The stream of live events: `GET`, upgraded to a WebSocket, with the token as a bearer. */
export const eventsPath = '/v1/ws'

/** Subscribes to chats, to all with `*` alone. Replaces the earlier subscription. */
export const SetSubscriptions = z.object({
  type: z.literal('subscriptions.set'),
  requestID: z.exactOptional(z.string()),
  chatIDs: z
    .array(z.string().check(z.minLength(1)))
    .check(
      z.refine(
        (ids) => ids.length === 1 || !ids.includes('*'),
        '"*" cannot be mixed with chat IDs',
      ),
    ),
})
export type SetSubscriptions = z.infer<typeof SetSubscriptions>

const subscribed = { requestID: lenient(z.string()), chatIDs: z.array(z.string()) }

const changed = {
  /** Counts the events of this connection from 1; a gap means missed events. */
  seq: z.number(),
  /** ISO 8601; older servers send a number. */
  ts: z.union([z.string(), z.number()]),
  chatID: z.string(),
  /** What changed: message IDs, or the chat's own ID. */
  ids: z.array(z.string()),
}

/** A message from the server over the socket. Delivered at most once, never replayed. */
export const ServerEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), version: z.number(), chatIDs: z.array(z.string()) }),
  z.object({ type: z.literal('subscriptions.updated'), ...subscribed }),
  z.object({
    type: z.literal('error'),
    requestID: lenient(z.string()),
    code: openEnum(['INVALID_COMMAND', 'INVALID_PAYLOAD', 'NOT_SUBSCRIBED', 'INTERNAL_ERROR']),
    message: z.string(),
  }),
  z.object({ type: z.literal('chat.upserted'), ...changed }),
  z.object({ type: z.literal('chat.deleted'), ...changed }),
  z.object({
    type: z.literal('message.upserted'),
    ...changed,
    /** The complete messages; sometimes absent, then the client has to fetch them. */
    entries: lenient(z.array(Message)),
  }),
  z.object({ type: z.literal('message.deleted'), ...changed }),
])
export type ServerEvent = z.infer<typeof ServerEvent>

/**
 * Asks Overture's own server for a ticket that opens `/v1/ws` once, within 30 s, in place of the
 * token, which a browser cannot send with a WebSocket. Not part of Beeper's API.
 */
export const issueTicket = {
  method: 'POST',
  path: '/v1/ws-ticket',
  answer: z.object({ ticket: z.string().check(z.minLength(1)) }),
} as const satisfies Endpoint
