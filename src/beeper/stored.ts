import * as z from 'zod/mini'
import { isTourPage } from './connection/tour-page.ts'

const tourValues = new Map<string, string>()

/** What the page of the tour keeps: all of it is gone with the page. */
const ofTour = {
  getItem: (key: string) => tourValues.get(key) ?? null,
  setItem: (key: string, value: string) => void tourValues.set(key, value),
  removeItem: (key: string) => void tourValues.delete(key),
}

/** One value that this browser keeps. Nothing here throws, whatever the browser allows. */
export interface Stored<Value> {
  /** The same value for as long as the same is stored; `undefined` for none and for a broken one. */
  read(): Value | undefined
  /** Says whether the value is there after a reload: storage may be blocked or full. */
  write(value: Value): boolean
  remove(): void
  /** Whether the last value that was written is there after a reload. */
  isKept(): boolean
  /** Tells of changes in this page and in others. Returns what ends it. */
  subscribe(onChange: () => void): () => void
}

interface StoredOptions {
  /** The tab's storage or, unless given, the browser's. Its getter throws where storage is blocked. */
  area?: () => Storage
  /** The value is a string and is stored as it is, not as JSON. */
  isText?: boolean
  /** What can't be stored is held until the page is closed. */
  orInMemory?: boolean
}

/** The value under a key of the browser's storage, of the shape that the schema names. */
export function stored<Schema extends z.ZodMiniType>(
  key: string,
  schema: Schema,
  { area: kept = () => localStorage, isText = false, orInMemory = false }: StoredOptions = {},
): Stored<z.output<Schema>> {
  type Value = z.output<Schema>
  const area = isTourPage ? () => ofTour : kept
  const listeners = new Set<() => void>()
  let seen: { text: string | null; value: Value | undefined } = { text: null, value: undefined }
  let memory: { value: Value | undefined } | undefined

  const parse = (text: string | null) =>
    text === null ? undefined : z.safeParse(schema, isText ? text : jsonIn(text)).data
  const save = (value: Value | undefined) => {
    let isSaved = true
    try {
      if (value === undefined) area().removeItem(key)
      else area().setItem(key, isText ? String(value) : JSON.stringify(value))
    } catch {
      isSaved = false // blocked or full
    }
    memory = isSaved || !orInMemory ? undefined : { value }
    for (const listener of listeners) listener()
    return isSaved
  }

  return {
    read() {
      if (memory) return memory.value
      try {
        const text = area().getItem(key)
        if (text !== seen.text) seen = { text, value: parse(text) }
        return seen.value
      } catch {
        if (orInMemory) memory = { value: undefined }
        return undefined // blocked
      }
    },
    write: save,
    remove: () => void save(undefined),
    isKept: () => memory === undefined,
    subscribe(onChange) {
      const fromElsewhere = (event: StorageEvent) => {
        // without a key, everything was removed
        if (event.key === key || event.key === null) onChange()
      }
      listeners.add(onChange)
      addEventListener('storage', fromElsewhere)
      return () => {
        listeners.delete(onChange)
        removeEventListener('storage', fromElsewhere)
      }
    },
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // something else wrote it, or only half of it arrived
  }
}

/** One of a few texts, such as a theme. */
export const storedChoice = <const Choice extends string>(
  key: string,
  choices: readonly Choice[],
) => stored(key, z.enum(choices), { isText: true })

/** Whether a part of the page is open, as it was left in this browser; closed at first. */
export function storedDisclosure(name: string) {
  const kept = storedChoice(`overture.open.${name}`, ['yes'])
  return {
    read: () => kept.read() === 'yes',
    write(isOpen: boolean) {
      if (isOpen) kept.write('yes')
      else kept.remove()
    },
  }
}
