import { lazy } from 'react'

/** The sheet for pasted lists, loaded when the first list arrives. */
export const LazyPasteSheet = lazy(async () => ({
  default: (await import('./paste-sheet.tsx')).PasteSheet,
}))
