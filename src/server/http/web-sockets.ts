import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { refusalReason } from '../guard/guard.ts'
import { type RequestServer, refuseSocket, trackLastAnswer } from '../guard/refusals.ts'

/** Handles the upgrade of a connection to a WebSocket, with this `Authorization`. */
export type Upgrade = (
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  authorization: string,
) => void

/** A server, of Node's or of Vite's, that reports upgrades and can be given a connection. */
type Upgradable = RequestServer & {
  on(
    event: 'upgrade',
    listener: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
  ): unknown
  emit(event: 'connection', socket: Duplex): boolean
}

/** What `attachWebSockets` needs. */
export interface WebSockets {
  port: number
  tickets: Tickets
  /** The handlers of `<mount>/v1/ws`, by mount: `/beeper`, `/sandbox`, or the empty string. */
  upgrades: Readonly<Record<string, Upgrade>>
  /** Upgrades that another listener of the same server handles. */
  isForOthers?: (request: IncomingMessage) => boolean
}

/**
 * Lets the page, and tools that send a token, open `<mount>/v1/ws`. Requests of other sites are
 * refused as everywhere. Any other upgrade is an offer that HTTP allows to ignore (RFC 9110, 7.8):
 * the request is answered without it.
 */
export function attachWebSockets(server: Upgradable, parts: WebSockets): void {
  const lastAnswer = trackLastAnswer(server)
  server.on('upgrade', (request, socket, head) => {
    // a client may disconnect at any time
    const destroy = () => socket.destroy()
    socket.on('error', destroy)
    try {
      if (parts.isForOthers?.(request)) return
      const [path = '', query = ''] = (request.url ?? '').split('?', 2)
      const mount = /^(|\/\w+)\/v1\/ws$/.exec(path)?.[1]
      const upgrade = isWebSocket(request) ? upgradeAt(parts, mount) : undefined
      if (mount !== undefined && upgrade) return accept({ ...parts, mount, query, upgrade })
      const answerPlainly = () => {
        if (socket.destroyed || !socket.writable) return
        socket.off('error', destroy)
        answerWithoutUpgrade(server, request, socket, head)
      }
      const before = lastAnswer(socket)
      // responses to pipelined requests are sent in order
      if (before && !before.writableFinished) before.once('close', answerPlainly)
      else answerPlainly()
    } catch (error) {
      console.error(error)
      socket.destroy()
    }

    function accept({ port, tickets, mount, query, upgrade }: AcceptedUpgrade) {
      const reason = refusalReason(guardedRequest(request), port)
      if (reason) return refuseSocket(socket, 403, { message: reason, code: 'FORBIDDEN' })
      const ticket = new URLSearchParams(query).get('ticket') ?? ''
      const authorization = request.headers.authorization ?? tickets.redeem(mount, ticket)
      if (authorization) return upgrade(request, socket, head, authorization)
      const message = 'The ticket is used up or too old.'
      refuseSocket(socket, 401, { message, code: 'unauthorized' })
    }
  })
}

interface AcceptedUpgrade extends WebSockets {
  mount: string
  query: string
  upgrade: Upgrade
}

const isWebSocket = ({ method, headers }: IncomingMessage) =>
  method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket'

const upgradeAt = ({ upgrades }: WebSockets, mount: string | undefined) =>
  mount !== undefined && Object.hasOwn(upgrades, mount) ? upgrades[mount] : undefined

const guardedRequest = ({ headersDistinct }: IncomingMessage) => ({
  method: 'GET',
  page: false,
  // joined, so that a repeated header is refused: no browser or honest tool sends one
  header: (name: string) => headersDistinct[name]?.join(', '),
})

/**
 * Returns the connection to the server with the same request, without its offer. Node has detached
 * its parser, so body, keep-alive and pipelined requests are read from the socket again.
 */
function answerWithoutUpgrade(
  server: Upgradable,
  { method, url, httpVersion, rawHeaders }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
) {
  const lines = [`${method} ${url} HTTP/${httpVersion}`]
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2)
    if (/^(upgrade|http2-settings)$/i.test(name)) continue
    lines.push(`${name}: ${/^connection$/i.test(name) ? withoutUpgrade(value) : value}`)
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]))
  // the timeout between two requests, which Node would not clear
  if ('setTimeout' in socket && typeof socket.setTimeout === 'function') socket.setTimeout(0)
  server.emit('connection', socket)
}

const withoutUpgrade = (connection: string) =>
  connection
    .split(',')
    .filter((option) => !/^\s*(upgrade|http2-settings)\s*$/i.test(option))
    .join(',')

/**
 * Browsers cannot send a token with a WebSocket, and a token must not be in a URL: a ticket may.
 */
export interface Tickets {
  /** A ticket for a client with this `Authorization`, valid once, for 30 s, at one mount. */
  issue(mount: string, authorization: string): string
  /** The `Authorization` of a ticket, which is used up by the call. */
  redeem(mount: string, ticket: string): string | undefined
}

const lifetime = 30_000
// more than are ever open at once; the oldest are dropped
const maxTickets = 1_000

/** Tickets in the memory of this process. `now` is in milliseconds. */
export function createTickets(now: () => number = Date.now): Tickets {
  const open = new Map<string, { mount: string; authorization: string; until: number }>()
  return {
    issue(mount, authorization) {
      for (const [ticket, { until }] of open) {
        if (until <= now() || open.size >= maxTickets) open.delete(ticket)
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
