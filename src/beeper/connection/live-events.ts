import * as z from 'zod/mini'
import { eventsPath, issueTicket, type SetSubscriptions } from '#contract/events.ts'
import { lenient } from '#contract/lenient.ts'
import { BeeperError } from '../failure/failure.ts'
import type { Beeper } from '../http/client.ts'

export interface Listener {
  /** The chat or one of its messages is other than before. */
  onChange(): void
  /** Whether changes arrive at once; while they do not, the chat has to be read. */
  onLive(isLive: boolean): void
}

// of thousands of events only what is acted upon is read; their messages may be of any shape
const EventHead = z.object({ type: z.string(), chatID: lenient(z.string()) })

const shortestPause = 1_000
const longestPause = 30_000

/**
 * Listens to what a server tells of one chat, and opens the connection again, ever more patiently,
 * whenever it is lost. Returns what ends it.
 */
export function listenToChat(beeper: Beeper, chatID: string, listener: Listener): () => void {
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  let pause = shortestPause

  const again = () => {
    listener.onLive(false)
    if (isOver) return
    timer = setTimeout(() => void open(), pause)
    pause = Math.min(pause * 2, longestPause)
  }
  const open = async () => {
    const url = await addressFor(beeper)
    if (isOver) return
    if (!url) return again()
    socket = new WebSocket(url)
    socket.onclose = again
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

/** Where to open the socket, for once; `undefined` while the server gives no ticket. */
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

/** A call that may come at any rate. */
interface Throttled {
  (): void
  /** Nothing runs any more. */
  cancel(): void
}

/**
 * Runs `act` a `delay` after the first call, and at most once in a `pause` after that; calls in
 * between are one more run at its end, so that the last one always counts, however many follow each
 * other. Never runs while `act` is still under way. All in milliseconds.
 */
export function throttled(
  act: () => Promise<void>,
  { delay, pause }: { delay: number; pause: number },
): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined
  let began = Number.NEGATIVE_INFINITY
  let isRunning = false
  let isAskedAgain = false
  let isOver = false

  const run = async () => {
    timer = undefined
    began = performance.now()
    isRunning = true
    try {
      await act()
    } finally {
      isRunning = false
      if (isAskedAgain) schedule()
    }
  }
  const schedule = () => {
    if (isOver || timer !== undefined) return
    isAskedAgain = isRunning
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
