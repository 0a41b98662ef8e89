import { flushSync } from 'react-dom'

/** A view transition that has begun; it ends with exactly one of the two calls. */
export interface ViewTransition {
  /** Makes the change; resolves once the page is changed. */
  change(change: () => void): Promise<void>
  /** Ends it without a change. */
  cancel(): void
}

const none: ViewTransition = {
  change: async (change) => change(),
  cancel: () => undefined,
}

/**
 * Begins a view transition before its change is known: the browser takes a frame to capture the
 * page. Until then it draws nothing and takes no clicks, so the wait has to be short. Without
 * support, or if reduced motion is preferred, there is no transition and only the change is made.
 */
export function beginViewTransition(): ViewTransition {
  const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (isReduced || document.visibilityState !== 'visible' || !('startViewTransition' in document)) {
    return none
  }
  let resolve: (change: (() => void) | undefined) => void = () => undefined
  const next = new Promise<(() => void) | undefined>((resolveNext) => {
    resolve = resolveNext
  })
  const transition = document.startViewTransition(async () => {
    const change = await next
    if (change) flushSync(change)
  })
  const { ready, finished, updateCallbackDone } = transition
  // rejected if another transition or a resize skips this one; the change itself is made
  for (const end of [ready, finished]) end.catch(() => undefined)
  return {
    change(change) {
      resolve(change)
      return updateCallbackDone
    },
    cancel() {
      resolve(undefined)
      transition.skipTransition()
    },
  }
}

/** Changes the page with a view transition; resolves once the page is changed, a frame later. */
export const withViewTransition = (change: () => void): Promise<void> =>
  beginViewTransition().change(change)
