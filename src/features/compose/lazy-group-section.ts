import { lazy } from 'react'

const load = () => import('./old-group-section.tsx')

/** The half of the form that picks people, loaded once the first screen stands. */
export const LazyGroupSection = lazy(async () => ({ default: (await load()).GroupSection }))

/** Fetches it before anybody asks. If that fails, it is fetched again when it is needed. */
export const preloadGroupSection = () => {
  load().catch(() => undefined)
}
