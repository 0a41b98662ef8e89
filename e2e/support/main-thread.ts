import type { Page } from '@playwright/test'
import * as z from 'zod/mini'

/** One task of the page's main thread, which blocks everything else; in milliseconds. */
interface Task {
  start: number
  end: number
  /** CPU time. Unlike the elapsed time it does not include what other programs took. */
  cpu: number
}

/** What the main thread of a page did during an action. */
export interface Recording {
  tasks: readonly Task[]
  /** When each key went down, in milliseconds. */
  keys: readonly number[]
  /** When each frame was committed to the compositor, in milliseconds. */
  frames: readonly number[]
}

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline']

/**
 * Traces the page with the browser's own tracing while `act` runs, without a script in the page.
 */
export async function recording(page: Page, act: () => Promise<void>): Promise<Recording> {
  const browser = page.context().browser()
  if (!browser) throw new Error('This page has no browser to trace')
  await browser.startTracing(page, { categories, screenshots: false })
  await act()
  const { traceEvents } = Trace.parse(JSON.parse((await browser.stopTracing()).toString()))
  return mainThread(traceEvents)
}

const Frame = z.object({ processId: z.number(), isInPrimaryMainFrame: z.optional(z.boolean()) })
/** As Chromium writes it; times are in microseconds. */
const TraceEvent = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number(),
  dur: z._default(z.number(), 0),
  /** `dur` without the time in which the thread was not scheduled. */
  tdur: z.optional(z.number()),
  args: z.optional(
    z.object({
      name: z.optional(z.unknown()),
      data: z.optional(
        z.object({ type: z.optional(z.unknown()), frames: z.optional(z.array(Frame)) }),
      ),
    }),
  ),
})
type TraceEvent = z.infer<typeof TraceEvent>
const Trace = z.object({ traceEvents: z.array(TraceEvent) })

function mainThread(events: readonly TraceEvent[]): Recording {
  const frames = events.flatMap(({ args }) => args?.data?.frames ?? [])
  const pid = frames.find(({ isInPrimaryMainFrame }) => isInPrimaryMainFrame)?.processId
  const thread = events.find((event) => event.pid === pid && event.args?.name === 'CrRendererMain')
  if (!thread) throw new Error('The trace does not name the main thread of the page')
  const own = (name: string) =>
    events
      .filter((event) => event.name === name && event.pid === pid && event.tid === thread.tid)
      .sort((one, other) => one.ts - other.ts)
  return {
    tasks: own('RunTask').map(({ ts, dur, tdur = dur }) => ({
      start: ts / 1000,
      end: (ts + dur) / 1000,
      cpu: tdur / 1000,
    })),
    keys: own('EventDispatch')
      .filter(({ args }) => args?.data?.type === 'keydown')
      .map(({ ts }) => ts / 1000),
    frames: own('Commit').map(({ ts }) => ts / 1000),
  }
}
