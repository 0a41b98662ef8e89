import { lazy } from 'react'

const load = () => import('./remedy.tsx')

/** What helps after a failure, loaded once the first screen stands. */
export const LazyRemedy = lazy(async () => ({ default: (await load()).Remedy }))

/** Fetches it while the server still answers. If that fails, it is fetched when it is needed. */
export const preloadRemedy = () => {
  load().catch(() => undefined)
}
