import { lazy } from 'react'

const load = () => import('./connection-panel.tsx')

/** The panel that changes the connection, loaded once the first screen stands. */
export const LazyConnectionPanel = lazy(async () => ({ default: (await load()).ConnectionPanel }))

/** Fetches it while the server still answers: it is needed most when that is gone. */
export const preloadConnectionPanel = () => {
  load().catch(() => undefined)
}
