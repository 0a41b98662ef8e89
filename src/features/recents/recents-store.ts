import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { stored } from '#beeper/stored.ts'
import { isSameChat, Recent } from './recent.ts'

/** Beyond this number of chats the oldest are dropped. */
export const maxRecents = 500

const newest = (recents: readonly Recent[]) =>
  recents.toSorted((one, other) => other.at - one.at).slice(0, maxRecents)

/** Drops invalid entries, and keeps all others. */
const Recents = z.pipe(
  z.array(z.unknown()),
  z.transform((entries) =>
    newest(entries.flatMap((entry) => z.safeParse(Recent, entry).data ?? [])),
  ),
)

const none: readonly Recent[] = []

/** The chats that were opened, newest first. */
interface RecentsStore {
  /** Returns the same array until something changes. */
  read(): readonly Recent[]
  /** Whether the list survives a reload. */
  isKept(): boolean
  add(recent: Recent): void
  forget(recent: Recent): void
  forgetAll(mount: string): void
  /** Restores forgotten entries at their positions. */
  restore(forgotten: readonly Recent[]): void
  subscribe(onChange: () => void): () => void
}

/** A store on the browser's storage; if that is blocked or full, the list is kept in memory. */
export function createRecentsStore(area: () => Storage): RecentsStore {
  const kept = stored('overture.recents', Recents, { area, orInMemory: true })
  const read = () => kept.read() ?? none
  const write = (recents: readonly Recent[]) => void kept.write(newest(recents))

  return {
    read,
    isKept: kept.isKept,
    add: (recent) => {
      const entry = Recent.parse(recent)
      write([entry, ...read().filter((other) => !isSameChat(other, entry))])
    },
    forget: (recent) => write(read().filter((other) => !isSameChat(other, recent))),
    forgetAll: (mount) => write(read().filter((other) => other.mount !== mount)),
    restore: (forgotten) =>
      write([
        ...read(),
        ...forgotten.filter((entry) => !read().some((other) => isSameChat(other, entry))),
      ]),
    subscribe: kept.subscribe,
  }
}

/** The chats that were opened in this browser. */
export const recentsStore = createRecentsStore(() => localStorage)

/** The chats that were opened on one server, newest first. */
export function useRecents(mount: string): readonly Recent[] {
  const all = useSyncExternalStore(recentsStore.subscribe, recentsStore.read, recentsStore.read)
  return all.filter((recent) => recent.mount === mount)
}
