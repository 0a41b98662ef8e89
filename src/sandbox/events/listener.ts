import type { WebSocket } from 'ws'
import * as z from 'zod/mini'
import { type ServerEvent, SetSubscriptions } from '#contract/events.ts'
import type { ChatEvent } from './change.ts'

/** A connected WebSocket client. */
export interface Listener {
  /** The subscribed chat IDs, without the wildcard. */
  subscribed(): string[]
  /** Sends a change if its chat is subscribed. `entries` is its message as JSON. */
  send(change: ChatEvent, entries: string | undefined): void
  /**
   * Sends an event for each subscribed chat after a reset, according to the existing ones, and
   * closes the connection: a client that reconnects reads everything again.
   */
  handleReset(existing: ReadonlySet<string>): void
  /** Sends a ping; closes the connection when the last one had no pong. */
  ping(): void
}

/**
 * Handles one connection. A client that reads too slowly is disconnected once `maxWaitingBytes` are
 * buffered in memory.
 */
export function createListener(
  socket: WebSocket,
  maxWaitingBytes: number,
  clock: () => Date,
): Listener {
  let subscriptions: ReadonlySet<string> = new Set()
  let seq = 0
  let isAlive = true

  const sendText = (text: string) => {
    if (socket.bufferedAmount > maxWaitingBytes) socket.terminate()
    else socket.send(text)
  }
  const sendEvent = (event: ServerEvent) => sendText(JSON.stringify(event))
  const subscribed = () => [...subscriptions].filter((id) => id !== '*')
  socket.on('error', () => socket.terminate())
  socket.on('pong', () => {
    isAlive = true
  })
  socket.on('message', (message) => {
    const { answer, chatIDs } = handleCommand(String(message))
    if (chatIDs) subscriptions = new Set(chatIDs)
    sendEvent(answer)
  })
  sendEvent({ type: 'ready', version: 1, chatIDs: [] })

  return {
    subscribed,
    send(change, entries) {
      const { id, key } = change.chat
      if (![id, String(key), '*'].some((chat) => subscriptions.has(chat))) return
      seq += 1
      const event = JSON.stringify(toEvent(change, seq, clock()))
      sendText(entries === undefined ? event : `${event.slice(0, -1)},"entries":${entries}}`)
    },
    handleReset(existing) {
      for (const chatID of subscribed()) {
        seq += 1
        const type = existing.has(chatID) ? 'chat.upserted' : 'chat.deleted'
        sendEvent({ type, seq, ts: clock().toISOString(), chatID, ids: [chatID] })
      }
      socket.close(serviceRestart, 'The sandbox was reset')
    },
    ping() {
      if (!isAlive) return socket.terminate()
      isAlive = false
      socket.ping()
    },
  }
}

// "Service Restart" in IANA's registry of close codes (RFC 6455)
const serviceRestart = 1012

/** Converts a change to an event, without the entries of a message. */
function toEvent(change: ChatEvent, seq: number, now: Date): ServerEvent {
  const event = { seq, ts: now.toISOString(), chatID: change.chat.id }
  switch (change.type) {
    case 'message.upserted':
      return { ...event, type: change.type, ids: [change.message.id] }
    case 'message.deleted':
      return { ...event, type: change.type, ids: change.ids }
    default:
      return { ...event, type: change.type, ids: [change.chat.id] }
  }
}

/** The answer to a command, with the new subscriptions of a valid one. */
interface CommandResult {
  answer: ServerEvent
  chatIDs?: string[]
}

const Command = z.object({
  type: z.string(),
  requestID: z.catch(z.optional(z.string()), undefined),
})

/** Handles a client's message. There is one command; anything else gets an error. */
function handleCommand(text: string): CommandResult {
  const command = Command.safeParse(parse(text))
  if (!command.success) return commandError('INVALID_COMMAND', 'A command is JSON with a type')
  const { type, requestID } = command.data
  if (type !== 'subscriptions.set') {
    return commandError('INVALID_COMMAND', `There is no command called “${type}”`, requestID)
  }
  const { data, error } = SetSubscriptions.safeParse(parse(text))
  if (error) {
    const messages = error.issues.map((issue) => [...issue.path, issue.message].join(': '))
    return commandError('INVALID_PAYLOAD', messages.join('; '), requestID)
  }
  const chatIDs = [...new Set(data.chatIDs)]
  return {
    chatIDs,
    answer: { type: 'subscriptions.updated', ...requestIDField(requestID), chatIDs },
  }
}

const requestIDField = (requestID: string | undefined) =>
  requestID === undefined ? {} : { requestID }

const commandError = (code: string, message: string, requestID?: string): CommandResult => ({
  answer: { type: 'error', ...requestIDField(requestID), code, message },
})

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // refused like an invalid command
    return undefined
  }
}
