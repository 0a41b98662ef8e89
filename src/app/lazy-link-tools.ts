import { lazy } from 'react'

/** Links to the form, which the first screen goes without. */
export const LazyLinkTools = lazy(async () => ({
  default: (await import('#features/links/link-tools.tsx')).LinkTools,
}))
