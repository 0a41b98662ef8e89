import * as z from 'zod/mini'
import { eventsPath, issueTicket, type SetSubscriptions } from '#contract/events.ts'
import { lenient } from '#contract/lenient.ts'
import { BeeperError } from '../failure/failure.ts'
import type { Beeper } from '../http/client.ts'

export interface Listener {
  /** The chat or one of its messages has changed. */
  onChange(): void
  /** Whether live events arrive; while they do not, the chat has to be fetched. */
  onLive(isLive: boolean): void
}

// there may be thousands of events: only what is used is parsed, the rest may have any shape
const EventHead = z.object({ type: z.string(), chatID: lenient(z.string()) })

const shortestPause = 1_000
const longestPause = 30_000

/**
 * Listens to the events of one chat, and reconnects with exponential backoff when the connection is
 * lost. Returns the function that stops it.
 */
export function listenToChat(beeper: Beeper, chatID: string, listener: Listener): () => void {
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  let pause = shortestPause

  const reconnect = () => {
    listener.onLive(false)
    if (isOver) return
    timer = setTimeout(() => void open(), pause)
    pause = Math.min(pause * 2, longestPause)
  }
  const open = async () => {
    const url = await addressFor(beeper)
    if (isOver) return
    if (!url) return reconnect()
    socket = new WebSocket(url)
    socket.onclose = reconnect
    socket.onmessage = ({ data }) => {
      const event = z.safeParse(EventHead, jsonIn(data)).data
      if (event?.type === 'ready') {
        socket?.send(JSON.stringify(subscriptionTo(chatID)))
      } else if (event?.type === 'subscriptions.updated') {
        pause = shortestPause
        listener.onLive(true)
      } else if (event?.chatID === chatID) {
        listener.onChange()
      }
    }
  }

  void open()
  return () => {
    isOver = true
    clearTimeout(timer)
    if (socket) socket.onclose = null
    socket?.close()
  }
}

const subscriptionTo = (chatID: string): SetSubscriptions => ({
  type: 'subscriptions.set',
  chatIDs: [chatID],
})

/** The socket's URL, good for one connection; `undefined` while the server issues no ticket. */
async function addressFor(beeper: Beeper): Promise<string | undefined> {
  try {
    const { ticket } = (await beeper.send(issueTicket, {})).answer
    return `${location.origin.replace(/^http/, 'ws')}${beeper.mount}${eventsPath}?ticket=${ticket}`
  } catch (error) {
    if (error instanceof BeeperError) return undefined
    throw error
  }
}

function jsonIn(data: unknown): unknown {
  try {
    return JSON.parse(String(data))
  } catch {
    return undefined
  }
}

/** A function that may be called at any rate. */
interface Throttled {
  (): void
  /** Prevents all further runs. */
  cancel(): void
}

/**
 * Runs `act` a `delay` after the first call, and at most once per `pause` after that. Calls in
 * between are merged into one run at the end of the pause, so that the last call always takes
 * effect. Runs never overlap. Times are in milliseconds.
 */
export function throttled(
  act: () => Promise<void>,
  { delay, pause }: { delay: number; pause: number },
): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined
  let began = Number.NEGATIVE_INFINITY
  let isRunning = false
  let isQueued = false
  let isOver = false

  const run = async () => {
    timer = undefined
    began = performance.now()
    isRunning = true
    try {
      await act()
    } finally {
      isRunning = false
      if (isQueued) schedule()
    }
  }
  const schedule = () => {
    if (isOver || timer !== undefined) return
    isQueued = isRunning
    if (isRunning) return
    timer = setTimeout(() => void run(), Math.max(delay, began + pause - performance.now()))
  }
  return Object.assign(schedule, {
    cancel: () => {
      isOver = true
      clearTimeout(timer)
    },
  })
}
