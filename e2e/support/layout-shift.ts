import type { Page } from '@playwright/test'

/**
 * The share of the window that has moved by itself, as web vitals count it: since the page was asked
 * for, or since a moment of its own clock.
 */
export const layoutShift = (page: Page, since = 0): Promise<number> =>
  page.evaluate(
    (from) =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries() as (PerformanceEntry & {
            value: number
            hadRecentInput: boolean
          })[]
          const own = shifts.filter(
            ({ startTime, hadRecentInput }) => startTime > from && !hadRecentInput,
          )
          resolve(own.reduce((sum, { value }) => sum + value, 0))
        }).observe({ type: 'layout-shift', buffered: true })
        // without a single shift the observer is never told of any
        setTimeout(() => resolve(0), 1000)
      }),
    since,
  )
