import { randomBytes } from 'node:crypto'

/** A browser cannot put a token on a WebSocket, and a token must not stand in a URL: so a ticket does. */
export interface Tickets {
  /** A ticket for whoever brought this `Authorization`, good once, for 30 s, at one mount. */
  issue(mount: string, authorization: string): string
  /** The `Authorization` behind a ticket, which is used up by asking. */
  redeem(mount: string, ticket: string): string | undefined
}

const lifetime = 30_000
// nobody opens so many at once; the oldest give way
const mostTickets = 1_000

/** Tickets that live in this process only. `now` is milliseconds. */
export function createTickets(now: () => number = Date.now): Tickets {
  const open = new Map<string, { mount: string; authorization: string; until: number }>()
  return {
    issue(mount, authorization) {
      for (const [ticket, { until }] of open) {
        if (until <= now() || open.size >= mostTickets) open.delete(ticket)
      }
      const ticket = randomBytes(32).toString('base64url')
      open.set(ticket, { mount, authorization, until: now() + lifetime })
      return ticket
    },
    redeem(mount, ticket) {
      const found = open.get(ticket)
      open.delete(ticket)
      return found && found.mount === mount && found.until > now() ? found.authorization : undefined
    },
  }
}
