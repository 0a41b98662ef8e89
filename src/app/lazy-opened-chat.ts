import { lazy } from 'react'

const load = () => import('./opened-chat.tsx')

/** The opened chat, which nobody sees before one is open, so the first load goes without it. */
export const LazyOpenedChat = lazy(async () => ({ default: (await load()).OpenedChat }))

/** Fetches it once the page stands, so that it is there before the first chat is. */
export function preloadOpenedChat() {
  // if this fails, it is fetched again when it is needed, and that failure is shown
  load().catch(() => undefined)
}
