import { lazy } from 'react'
import type { Recent } from '#features/recents/recent.ts'

const load = () => import('#features/recents/recents-button.tsx')
const loadStore = () => import('#features/recents/use-recents.ts')

/** The button *Recent*, which the first screen does not wait for. */
export const LazyRecentsButton = lazy(async () => ({ default: (await load()).RecentsButton }))

/** Notes a chat that was opened. What can't be noted is still open: the card is what counts. */
export async function remember(recent: Recent): Promise<void> {
  const store = await loadStore().catch(() => undefined)
  store?.recentsStore.add(recent)
}
