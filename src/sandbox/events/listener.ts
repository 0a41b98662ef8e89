import type { WebSocket } from 'ws'
import type { ServerEvent } from '#contract/events.ts'
import type { Change } from './change.ts'
import { obey } from './commands.ts'

/** Somebody who listens over a socket. */
export interface Listener {
  /** Tells a change, if it belongs to a chat that was asked for. */
  tell(change: Change): void
  /** Asks whether anybody is still there; ends the connection when the last question had no answer. */
  ping(): void
}

/**
 * Greets whoever listens and obeys. Whoever takes in less than is told is dropped as soon as
 * `mostWaiting` bytes wait, since what waits lies in our memory.
 */
export function listener(socket: WebSocket, mostWaiting: number, clock: () => Date): Listener {
  let heard: ReadonlySet<string> = new Set()
  let told = 0
  let isAlive = true

  const send = (event: ServerEvent) => {
    if (socket.bufferedAmount > mostWaiting) socket.terminate()
    else socket.send(JSON.stringify(event))
  }
  socket.on('error', () => socket.terminate())
  socket.on('pong', () => {
    isAlive = true
  })
  socket.on('message', (message) => {
    const { answer, chatIDs } = obey(String(message))
    if (chatIDs) heard = new Set(chatIDs)
    send(answer)
  })
  send({ type: 'ready', version: 1, chatIDs: [] })

  return {
    tell(change) {
      const { id, key } = change.chat
      if (![id, String(key), '*'].some((chat) => heard.has(chat))) return
      told += 1
      send(toEvent(change, told, clock()))
    },
    ping() {
      if (!isAlive) return socket.terminate()
      isAlive = false
      socket.ping()
    },
  }
}

function toEvent(change: Change, seq: number, now: Date): ServerEvent {
  const told = { seq, ts: now.toISOString(), chatID: change.chat.id }
  switch (change.type) {
    case 'message.upserted':
      return { ...told, type: change.type, ids: [change.message.id], entries: [change.message] }
    case 'message.deleted':
      return { ...told, type: change.type, ids: change.ids }
    default:
      return { ...told, type: change.type, ids: [change.chat.id] }
  }
}
