import type { Page } from '@playwright/test'

/**
 * The sum of unexpected layout shifts, as Web Vitals count them: since navigation, or since a time
 * on the page's clock.
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
        // without a single shift the observer is never called
        setTimeout(() => resolve(0), 1000)
      }),
    since,
  )
