import type { WholeDraft } from '../draft.ts'

/** Holds the draft. What a change leaves as it was stays the same object. */
export interface DraftStore {
  get(): WholeDraft
  /** Puts the next draft in, and gives the names of what is different in it. */
  set(next: WholeDraft): readonly (keyof WholeDraft)[]
  /** Tells of every change; returns what ends it. */
  subscribe(listener: () => void): () => void
}

/**
 * A store instead of form state: a form library copies all values at every key, the hundreds of
 * participants included, and then nobody can tell by identity what has changed.
 */
export function createDraftStore(initial: WholeDraft): DraftStore {
  let draft = initial
  const listeners = new Set<() => void>()
  return {
    get: () => draft,
    set(next) {
      const changed = namesOf({ ...draft, ...next }).filter(
        (name) => !isSame(draft[name], next[name]),
      )
      if (changed.length === 0) return changed
      draft = { ...draft, ...Object.fromEntries(changed.map((name) => [name, next[name]])) }
      for (const listener of listeners) listener()
      return changed
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const namesOf = (draft: WholeDraft) => Object.keys(draft) as (keyof WholeDraft)[]

// changes are pure and make new objects of what stays alike
const isSame = (one: unknown, other: unknown) =>
  one === other ||
  (isObject(one) && isObject(other) && JSON.stringify(one) === JSON.stringify(other))

const isObject = (value: unknown) => typeof value === 'object' && value !== null
