import { flushSync } from 'react-dom'

/**
 * Changes the page while what carries a `view-transition-name` turns from its old look into the new
 * one. Without a transition where the browser knows none, or where less motion is wanted. Resolves
 * once the page is changed: with a transition that is a frame later.
 */
export async function withViewTransition(change: () => void): Promise<void> {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (isStill || document.visibilityState !== 'visible' || !('startViewTransition' in document)) {
    change()
    return
  }
  const { ready, finished, updateCallbackDone } = document.startViewTransition(() =>
    flushSync(change),
  )
  // another transition, or a window that changes its size, skips this one; the change itself is made
  for (const end of [ready, finished]) end.catch(() => undefined)
  await updateCallbackDone
}
