import { useSyncExternalStore } from 'react'
import type { Recent } from './recent.ts'
import { createRecentsStore } from './recents-store.ts'

/** What was opened in this browser. */
export const recentsStore = createRecentsStore(() => localStorage)

/** What was opened on one server, newest first. */
export function useRecents(mount: string): readonly Recent[] {
  const all = useSyncExternalStore(recentsStore.subscribe, recentsStore.read)
  return all.filter((recent) => recent.mount === mount)
}
