import type { Page } from '@playwright/test'
import * as z from 'zod/mini'

/** One stretch of the page's main thread, in milliseconds: nothing else could happen meanwhile. */
interface Task {
  start: number
  end: number
  /** Computing time. Unlike the time that passed, what other programs took away is not in it. */
  cpu: number
}

/** What the main thread of a page did while something was done to it. */
export interface Recording {
  tasks: readonly Task[]
  /** When each key went down, in milliseconds. */
  keys: readonly number[]
  /** When each picture of the page was handed over to be shown, in milliseconds. */
  frames: readonly number[]
}

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline']

/** Traces the page by the browser's own means while `act` runs: no script of ours is in its way. */
export async function recording(page: Page, act: () => Promise<void>): Promise<Recording> {
  const browser = page.context().browser()
  if (!browser) throw new Error('This page has no browser that could be traced')
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
  /** `dur` without the time during which the thread had to wait for the machine. */
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
  if (!thread) throw new Error('The trace does not tell which thread is the page’s')
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
