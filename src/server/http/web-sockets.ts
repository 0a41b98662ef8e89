import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { foreignness } from '../guard/guard.ts'
import { type RequestServer, refuseSocket, trackLastAnswer } from '../guard/refusals.ts'

/** Takes over a connection that wants to become a WebSocket, on behalf of this `Authorization`. */
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
  /** Who takes over `<mount>/v1/ws`, by mount: `/beeper`, `/sandbox`, or nothing. */
  upgrades: Readonly<Record<string, Upgrade>>
  /** Upgrades that another listener of the same server takes. */
  isForOthers?: (request: IncomingMessage) => boolean
}

/**
 * Lets the page, and tools that bring a token, open `<mount>/v1/ws`. Requests of other sites are
 * refused as everywhere. Any other upgrade is an offer that HTTP allows to ignore (RFC 9110, 7.8):
 * the request is answered as if it had not been made.
 */
export function attachWebSockets(server: Upgradable, parts: WebSockets): void {
  const lastAnswer = trackLastAnswer(server)
  server.on('upgrade', (request, socket, head) => {
    // a client may leave at any time
    const destroy = () => socket.destroy()
    socket.on('error', destroy)
    try {
      if (parts.isForOthers?.(request)) return
      const [path = '', query = ''] = (request.url ?? '').split('?', 2)
      const mount = /^(|\/\w+)\/v1\/ws$/.exec(path)?.[1]
      const upgrade = isWebSocket(request) ? upgradeAt(parts, mount) : undefined
      if (mount !== undefined && upgrade) return take({ ...parts, mount, query, upgrade })
      const giveBack = () => {
        if (socket.destroyed || !socket.writable) return
        socket.off('error', destroy)
        answerWithoutUpgrade(server, request, socket, head)
      }
      const before = lastAnswer(socket)
      // answers to pipelined requests leave in their order
      if (before && !before.writableFinished) before.once('close', giveBack)
      else giveBack()
    } catch (error) {
      console.error(error)
      socket.destroy()
    }

    function take({ port, tickets, mount, query, upgrade }: Taken) {
      const foreign = foreignness(arrivalOf(request), port)
      if (foreign) return refuseSocket(socket, 403, { message: foreign, code: 'FORBIDDEN' })
      const ticket = new URLSearchParams(query).get('ticket') ?? ''
      const authorization = request.headers.authorization ?? tickets.redeem(mount, ticket)
      if (authorization) return upgrade(request, socket, head, authorization)
      const message = 'The ticket is used up or too old.'
      refuseSocket(socket, 401, { message, code: 'unauthorized' })
    }
  })
}

interface Taken extends WebSockets {
  mount: string
  query: string
  upgrade: Upgrade
}

const isWebSocket = ({ method, headers }: IncomingMessage) =>
  method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket'

const upgradeAt = ({ upgrades }: WebSockets, mount: string | undefined) =>
  mount !== undefined && Object.hasOwn(upgrades, mount) ? upgrades[mount] : undefined

const arrivalOf = ({ headersDistinct }: IncomingMessage) => ({
  method: 'GET',
  page: false,
  // a header that stands twice is none that a browser or an honest tool sends
  header: (name: string) => headersDistinct[name]?.join(', '),
})

/**
 * Gives the connection back to the server with the same request, less its offer. Node has taken its
 * parser off, so body, keep-alive and what is pipelined behind are read anew from the socket.
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
  // the time between two requests, which Node would go on counting
  if ('setTimeout' in socket && typeof socket.setTimeout === 'function') socket.setTimeout(0)
  server.emit('connection', socket)
}

const withoutUpgrade = (connection: string) =>
  connection
    .split(',')
    .filter((option) => !/^\s*(upgrade|http2-settings)\s*$/i.test(option))
    .join(',')

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
