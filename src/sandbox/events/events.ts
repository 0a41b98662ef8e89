import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { Hono } from 'hono'
import { WebSocketServer } from 'ws'
import { eventsPath } from '#contract/events.ts'
import { checkAuthorization } from '../auth.ts'
import { existingChats } from '../chats/store.ts'
import type { Database } from '../database/database.ts'
import { notFound, Refusal, toRefusal } from '../refusal.ts'
import { versionReader } from '../versions/chosen-version.ts'
import { hasRoute, newestVersion, type PlayedVersion } from '../versions/version.ts'
import type { ChatEvent, Publish } from './change.ts'
import { createListener, type Listener } from './listener.ts'

/** The sandbox's live events, within one process. */
export interface Events {
  publish: Publish
  /** Upgrades a request to `/v1/ws` after checking its authorization. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, authorization: string): void
  /** Closes all connections and drops scheduled events. */
  close(): void
}

export interface EventsOptions {
  /** The Beeper version to emulate until another is chosen. */
  version?: PlayedVersion
  /** Milliseconds between two pings. */
  pingEvery?: number
  /** The maximum of buffered bytes per listener. */
  maxWaitingBytes?: number
  /** The time in Unix seconds, as a float. */
  now?: () => number
}

const maxReceivedBytes = 256 * 1024

/** Creates live events, which are only in memory. */
export function createEvents(
  database: Database,
  {
    version = newestVersion,
    pingEvery = 30_000,
    maxWaitingBytes = 1024 * 1024,
    now = () => Date.now() / 1000,
  }: EventsOptions = {},
): Events {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxReceivedBytes })
  const listeners = new Set<Listener>()
  const scheduled = new Set<NodeJS.Timeout>()
  const readVersion = versionReader(database, version)
  const clock = () => new Date(Math.round(now() * 1000))
  const pinging = setInterval(() => {
    for (const listener of listeners) listener.ping()
  }, pingEvery).unref()

  const send = (change: ChatEvent) => {
    // serialized once for all listeners, because a message may be long
    const entries =
      change.type === 'message.upserted' ? JSON.stringify([change.message]) : undefined
    for (const listener of listeners) listener.send(change, entries)
  }
  const dropScheduled = () => {
    for (const timer of scheduled) clearTimeout(timer)
    scheduled.clear()
  }
  const handleReset = async () => {
    dropScheduled()
    const connected = [...listeners]
    const subscribed = new Set(connected.flatMap((listener) => listener.subscribed()))
    const existing = await existingChats(database, [...subscribed])
    for (const listener of connected) listener.handleReset(existing)
  }
  return {
    publish(change) {
      if (change.type === 'reset') {
        handleReset().catch((error: unknown) => {
          console.error(error)
          // the changes are unknown, but clients that reconnect read everything again
          for (const client of server.clients) client.terminate()
        })
        return
      }
      if (!('at' in change) || !change.at) return send(change)
      const timer = setTimeout(
        () => {
          scheduled.delete(timer)
          send(change)
        },
        Math.max(0, change.at.getTime() - clock().getTime()),
      ).unref()
      scheduled.add(timer)
    },
    upgrade(request, socket, head, authorization) {
      socket.on('error', () => socket.destroy())
      const check = async () => {
        // open connections are not affected by a later version change
        if (!hasRoute(await readVersion(), 'GET', eventsPath)) {
          throw notFound(`Route GET ${eventsPath}`)
        }
        await checkAuthorization(database, { authorization, scope: 'read', now: Math.floor(now()) })
      }
      check().then(
        () =>
          server.handleUpgrade(request, socket, head, (ws) => {
            const listener = createListener(ws, maxWaitingBytes, clock)
            listeners.add(listener)
            ws.on('close', () => listeners.delete(listener))
          }),
        (error: unknown) => refuse(socket, error),
      )
    },
    close() {
      clearInterval(pinging)
      dropScheduled()
      for (const client of server.clients) client.terminate()
    },
  }
}

/** Refuses an upgrade request with an HTTP response and closes the socket. */
function refuse(socket: Duplex, error: unknown) {
  const { status, body } = toRefusal(error)
  const text = JSON.stringify(body)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`)
}

/** A request to the WebSocket path without an upgrade gets 426. */
export const eventRoutes = () =>
  new Hono().get(eventsPath, () => {
    throw new Refusal(
      426,
      { code: 'UPGRADE_REQUIRED', message: 'Live events need a WebSocket' },
      { upgrade: 'websocket' },
    )
  })
