import { lazy } from 'react'

/** The request beside the form, which is read after the form is. */
export const LazyRequestPanel = lazy(async () => ({
  default: (await import('#features/request/request-panel.tsx')).RequestPanel,
}))
