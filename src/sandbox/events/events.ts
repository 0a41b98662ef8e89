import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { Hono } from 'hono'
import { WebSocketServer } from 'ws'
import { eventsPath } from '#contract/events.ts'
import type { Message } from '#contract/messages.ts'
import { admit } from '../auth.ts'
import { type ChatRow, existingChats } from '../chats/store.ts'
import type { Database } from '../database/database.ts'
import { Refusal, toRefusal } from '../refusal.ts'
import { type Listener, listener } from './listener.ts'

/** The chat that a change belongs to, by both of its IDs: the key is its `localChatID`. */
export type ChangedChat = Pick<ChatRow, 'key' | 'id'>

/** A change in a chat, as it is sent to listeners. */
export type ChatEvent = { chat: ChangedChat } & (
  | { type: 'chat.upserted' | 'chat.deleted' }
  | { type: 'message.deleted'; ids: string[] }
  /** `at` lies ahead for what will happen by itself, such as the end of a sending. */
  | { type: 'message.upserted'; message: Message; at?: Date }
)

type Change = ChatEvent | { type: 'reset' }

/** Sends a change to the listeners, once it is written. */
export type Publish = (change: Change) => void

/** The sandbox's live events, for one process. */
export interface Events {
  publish: Publish
  /** Takes over a connection to `/v1/ws`, once its `Authorization` has been found good. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, authorization: string): void
  /** Ends all connections and drops scheduled events. */
  close(): void
}

export interface EventsOptions {
  /** Milliseconds between two pings. */
  pingEvery?: number
  /** Bytes that may wait for one listener. */
  maxWaitingBytes?: number
  /** The time in Unix seconds, with fractions. */
  now?: () => number
}

const maxReceivedBytes = 256 * 1024

/** Nothing of it outlives the process. */
export function createEvents(
  database: Database,
  {
    pingEvery = 30_000,
    maxWaitingBytes = 1024 * 1024,
    now = () => Date.now() / 1000,
  }: EventsOptions = {},
): Events {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxReceivedBytes })
  const listeners = new Set<Listener>()
  const later = new Set<NodeJS.Timeout>()
  const clock = () => new Date(Math.round(now() * 1000))
  const pinging = setInterval(() => {
    for (const one of listeners) one.ping()
  }, pingEvery).unref()

  const tell = (change: ChatEvent) => {
    // once for all, since a message may be long and listeners many
    const entries =
      change.type === 'message.upserted' ? JSON.stringify([change.message]) : undefined
    for (const one of listeners) one.tell(change, entries)
  }
  const forgetLater = () => {
    for (const timer of later) clearTimeout(timer)
    later.clear()
  }
  const startOver = async () => {
    forgetLater()
    const heard = [...listeners]
    const existing = await existingChats(database, [...new Set(heard.flatMap(subscribedBy))])
    for (const one of heard) one.startOver(existing)
  }
  return {
    publish(change) {
      if (change.type === 'reset') {
        startOver().catch((error: unknown) => {
          console.error(error)
          // clients cannot be told what changed, but reconnecting makes them read again
          for (const client of server.clients) client.terminate()
        })
        return
      }
      if (!('at' in change) || !change.at) return tell(change)
      const timer = setTimeout(
        () => {
          later.delete(timer)
          tell(change)
        },
        Math.max(0, change.at.getTime() - clock().getTime()),
      ).unref()
      later.add(timer)
    },
    upgrade(request, socket, head, authorization) {
      socket.on('error', () => socket.destroy())
      admit(database, { authorization, scope: 'read', now: Math.floor(now()) }).then(
        () =>
          server.handleUpgrade(request, socket, head, (ws) => {
            const one = listener(ws, maxWaitingBytes, clock)
            listeners.add(one)
            ws.on('close', () => listeners.delete(one))
          }),
        (error: unknown) => refuse(socket, error),
      )
    },
    close() {
      clearInterval(pinging)
      forgetLater()
      for (const client of server.clients) client.terminate()
    },
  }
}

const subscribedBy = (listener: Listener) => listener.subscribed()

/** Answers a request for a socket like any other that is refused, and hangs up. */
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

/** A plain request to the path of the WebSocket is answered with 426. */
export const eventRoutes = () =>
  new Hono().get(eventsPath, () => {
    throw new Refusal(
      426,
      { code: 'UPGRADE_REQUIRED', message: 'Live events need a WebSocket' },
      { upgrade: 'websocket' },
    )
  })
