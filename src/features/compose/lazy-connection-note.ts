import { lazy } from 'react'

const load = () => import('./connection-note.tsx')

/** What is said while the server does not answer, loaded once the first screen stands. */
export const LazyConnectionNote = lazy(async () => ({ default: (await load()).ConnectionNote }))

/** Fetches it while the server still answers. If that fails, it is fetched when it is needed. */
export const preloadConnectionNote = () => {
  load().catch(() => undefined)
}
