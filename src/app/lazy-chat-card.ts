import { lazy } from 'react'

const load = () => import('#features/chat-card/live-chat-card.tsx')

/** The chat card, which nobody sees before a chat is open, so the first load goes without it. */
export const LazyChatCard = lazy(async () => ({ default: (await load()).LiveChatCard }))

/** Fetches the card once the page stands, so that it is there before the first chat is. */
export function preloadChatCard() {
  // if this fails, the card is fetched again when it is needed, and that failure is shown
  load().catch(() => undefined)
}
