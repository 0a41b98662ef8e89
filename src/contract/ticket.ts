import * as z from 'zod/mini'
import type { Endpoint } from './endpoint.ts'

/**
 * Asks Overture's own server for a ticket that opens `/v1/ws` once, within 30 s, in place of the
 * token, which a browser cannot put on a WebSocket. Not a call of Beeper's.
 */
export const issueTicket = {
  method: 'POST',
  path: '/v1/ws-ticket',
  answer: z.object({ ticket: z.string().check(z.minLength(1)) }),
} as const satisfies Endpoint
