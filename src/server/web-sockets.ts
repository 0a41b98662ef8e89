import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Tickets } from './beeper-proxy/ws-tickets.ts'
import { foreignness } from './guard.ts'

/** Takes over a connection that wants to become a WebSocket, on behalf of this `Authorization`. */
export type Upgrade = (
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  authorization: string,
) => void

/** A server, of Node's or of Vite's, that tells of upgrades. */
interface Upgradable {
  on(
    event: 'upgrade',
    listener: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
  ): unknown
  listenerCount(event: 'upgrade'): number
}

/** What `attachWebSockets` needs. */
export interface WebSockets {
  port: number
  tickets: Tickets
  /** Who takes over `<mount>/v1/ws`, by mount: `/beeper`, `/sandbox`, or nothing. */
  upgrades: Readonly<Record<string, Upgrade>>
}

/**
 * Lets the page, and tools that bring a token, open `<mount>/v1/ws`. Requests of other sites are
 * refused as everywhere. Other paths are left to other listeners; without any they are refused.
 */
export function attachWebSockets(server: Upgradable, parts: WebSockets) {
  server.on('upgrade', (request, socket, head) => {
    // whoever goes away in the middle is no reason to stop the server
    socket.on('error', () => socket.destroy())
    const url = new URL(request.url ?? '/', 'http://localhost')
    const mount = /^(|\/\w+)\/v1\/ws$/.exec(url.pathname)?.[1] ?? url.pathname
    const upgrade = Object.hasOwn(parts.upgrades, mount) ? parts.upgrades[mount] : undefined
    if (!upgrade) {
      if (server.listenerCount('upgrade') === 1) refuse(socket, 404, 'Nothing is here.')
      return
    }
    const foreign = foreignness(arrivalOf(request), parts.port)
    if (foreign) return refuse(socket, 403, foreign)
    const authorization =
      request.headers.authorization ??
      parts.tickets.redeem(mount, url.searchParams.get('ticket') ?? '')
    if (!authorization) return refuse(socket, 401, 'The ticket is used up or too old.')
    upgrade(request, socket, head, authorization)
  })
}

const arrivalOf = ({ headers }: IncomingMessage) => ({
  method: 'GET',
  page: false,
  header: (name: string) => String(headers[name] ?? '') || undefined,
})

const codes: Record<number, string> = { 401: 'unauthorized', 403: 'FORBIDDEN', 404: 'NOT_FOUND' }

/** Answers an upgrade with a refusal in the API's shape, and ends the connection. */
export function refuse(socket: Duplex, status: number, message: string, code = codes[status]) {
  const body = JSON.stringify({ code, message })
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
}
