import * as z from 'zod/mini'
import { isSameChat, Recent } from './recent.ts'

const key = 'overture.recents'

/** So many chats are kept; beyond that the oldest are forgotten. */
export const mostRecents = 500

/** What was opened, newest first, in a browser that may keep it or not. */
export interface RecentsStore {
  /** The same array for as long as nothing changes. */
  read(): readonly Recent[]
  /** Whether the list will be there when the page is loaded again. */
  isKept(): boolean
  add(recent: Recent): void
  forget(recent: Recent): void
  forgetAll(mount: string): void
  /** Puts entries back that were forgotten a moment ago. */
  restore(forgotten: readonly Recent[]): void
  subscribe(onChange: () => void): () => void
}

/** A store over the browser's storage; without one, or once it is full, over what fits in memory. */
export function createRecentsStore(storage: () => Storage): RecentsStore {
  const listeners = new Set<() => void>()
  let seen: { text: string | null; recents: readonly Recent[] } = { text: null, recents: [] }
  let isKept = true

  const read = () => {
    const text = isKept ? readText(storage) : seen.text
    if (text === undefined) isKept = false
    else if (text !== seen.text) seen = { text, recents: parse(text) }
    return seen.recents
  }
  const write = (recents: readonly Recent[]) => {
    const kept = newestFirst(recents).slice(0, mostRecents)
    const text = JSON.stringify(kept)
    isKept = writeText(storage, text)
    seen = { text, recents: kept }
    for (const listener of listeners) listener()
  }

  return {
    read,
    isKept: () => isKept,
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
    subscribe: (onChange) => {
      listeners.add(onChange)
      const fromElsewhere = (event: StorageEvent) => {
        if (event.key === key || event.key === null) onChange()
      }
      addEventListener('storage', fromElsewhere)
      return () => {
        listeners.delete(onChange)
        removeEventListener('storage', fromElsewhere)
      }
    },
  }
}

const newestFirst = (recents: readonly Recent[]) => recents.toSorted((a, b) => b.at - a.at)

/** The text that is kept; `undefined` where storage is blocked. */
function readText(storage: () => Storage): string | null | undefined {
  try {
    return storage().getItem(key)
  } catch {
    return undefined // the list lives until the page is closed, and says so
  }
}

function writeText(storage: () => Storage, text: string): boolean {
  try {
    storage().setItem(key, text)
    return true
  } catch {
    return false // blocked or full; the list lives until the page is closed, and says so
  }
}

/** Every entry that can be read; a broken one is dropped, and takes no other with it. */
function parse(text: string | null): readonly Recent[] {
  const entries = z.safeParse(z.array(z.unknown()), fromJSON(text)).data ?? []
  const recents = entries.flatMap((entry) => z.safeParse(Recent, entry).data ?? [])
  return newestFirst(recents).slice(0, mostRecents)
}

function fromJSON(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '[]')
  } catch {
    return [] // somebody else wrote it, or only half of it arrived
  }
}
