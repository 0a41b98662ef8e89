import { lazy } from 'react'

const loadPerson = () => import('./person-reach.tsx')
const loadGroup = () => import('./group-reach.tsx')

/** Whom one draft reaches. Nobody is known when the page opens, so the first load goes without it. */
export const LazyPersonReach = lazy(async () => ({ default: (await loadPerson()).PersonReach }))

/** Who a group will be made of. */
export const LazyGroupReach = lazy(async () => ({ default: (await loadGroup()).GroupReach }))

/** Fetches both once the page stands, so that they are there before anybody is named. */
export function preloadReaches() {
  // if this fails, it is fetched again when it is needed, and that failure is shown
  Promise.all([loadPerson(), loadGroup()]).catch(() => undefined)
}
