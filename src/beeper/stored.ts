import * as z from 'zod/mini'
import { isTourPage } from './connection/tour-page.ts'

const tourValues = new Map<string, string>()

/** The storage of the tour page, which is gone when the page is closed. */
const tourStorage = {
  getItem: (key: string) => tourValues.get(key) ?? null,
  setItem: (key: string, value: string) => void tourValues.set(key, value),
  removeItem: (key: string) => void tourValues.delete(key),
}

/** One value in the browser's storage. No method throws, even where storage is blocked. */
export interface Stored<Value> {
  /** The same reference while the stored text is the same; `undefined` for none or if invalid. */
  read(): Value | undefined
  /** Returns whether the value survives a reload: storage may be blocked or full. */
  write(value: Value): boolean
  remove(): void
  /** False while the last value is in memory only, as `orInMemory` allows. */
  isKept(): boolean
  /** Notifies of changes in this page and in others. Returns the unsubscribe function. */
  subscribe(onChange: () => void): () => void
}

interface StoredOptions {
  /** `localStorage` unless given. The getter may throw where storage is blocked. */
  area?: () => Storage
  /** The value is a string, stored without JSON. */
  isText?: boolean
  /** Keeps a value that can't be stored in memory until the page is closed. */
  orInMemory?: boolean
}

/** The value under a key of the browser's storage, validated by the schema. */
export function stored<Schema extends z.ZodMiniType>(
  key: string,
  schema: Schema,
  {
    area: browserArea = () => localStorage,
    isText = false,
    orInMemory = false,
  }: StoredOptions = {},
): Stored<z.output<Schema>> {
  type Value = z.output<Schema>
  const area = isTourPage ? () => tourStorage : browserArea
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
      const onStorage = (event: StorageEvent) => {
        // without a key, the storage was cleared
        if (event.key === key || event.key === null) onChange()
      }
      listeners.add(onChange)
      addEventListener('storage', onStorage)
      return () => {
        listeners.delete(onChange)
        removeEventListener('storage', onStorage)
      }
    },
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // written by something else, or only in part
  }
}

/** A stored value that is one of a few strings, such as a theme. */
export const storedChoice = <const Choice extends string>(
  key: string,
  choices: readonly Choice[],
) => stored(key, z.enum(choices), { isText: true })

/** Whether a disclosure is open, as last left in this browser; closed by default. */
export function storedDisclosure(name: string) {
  const choice = storedChoice(`overture.open.${name}`, ['yes'])
  return {
    read: () => choice.read() === 'yes',
    write(isOpen: boolean) {
      if (isOpen) choice.write('yes')
      else choice.remove()
    },
  }
}
