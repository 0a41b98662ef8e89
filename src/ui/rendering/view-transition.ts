import { flushSync } from 'react-dom'

/**
 * Changes the page with a view transition, if the browser supports it and reduced motion is not
 * preferred. Resolves once the page is changed, which with a transition is a frame later.
 */
export async function withViewTransition(change: () => void): Promise<void> {
  const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (isReduced || document.visibilityState !== 'visible' || !('startViewTransition' in document)) {
    change()
    return
  }
  const { ready, finished, updateCallbackDone } = document.startViewTransition(() =>
    flushSync(change),
  )
  // rejected if another transition or a resize skips this one; the change itself is made
  for (const end of [ready, finished]) end.catch(() => undefined)
  await updateCallbackDone
}
