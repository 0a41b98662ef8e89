/** A call that may come at any rate. */
export interface Throttled {
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
