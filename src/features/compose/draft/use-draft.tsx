import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { type FieldError, get, useFormContext, useFormState } from 'react-hook-form'
import { kindOf, type WholeDraft } from './draft.ts'
import type { Problem } from './validation.ts'

/** A change of the draft: `changes.ts` and `participants.ts` hold them all. */
export type Change = (draft: WholeDraft) => WholeDraft

interface ChangeOptions {
  /** What was done, said beside an *Undo* that brings back the draft as it was before. */
  undo?: string
  /** Goes on with what the *Undo* on the screen is for, such as typing in the same field. */
  keepsUndo?: boolean
}

interface DraftAccess {
  getDraft(): WholeDraft
  /** Changes the draft. Every other change takes an *Undo* back, which would overwrite it. */
  apply(change: Change, options?: ChangeOptions): void
}

interface Undo {
  /** What was done. */
  text: string
  before: WholeDraft
}

const StoreContext = createContext<DraftStore | undefined>(undefined)
const AccessContext = createContext<DraftAccess | undefined>(undefined)
const UndoContext = createContext<Undo | undefined>(undefined)

/** The draft as it is now, and the one way to change it. Both functions stay the same. */
export function useDraft(): DraftAccess {
  const access = useContext(AccessContext)
  if (!access) throw new Error('useDraft needs a DraftProvider around it')
  return access
}

/**
 * What `select` takes out of the draft. Renders again when that changes: of a new object or array
 * when one of its own values does.
 */
export function useDraftValue<Value>(select: (draft: WholeDraft) => Value): Value {
  const store = useContext(StoreContext)
  if (!store) throw new Error('useDraftValue needs a DraftProvider around it')
  const last = useRef<{ value: Value }>(undefined)
  const snapshot = () => {
    const value = select(store.get())
    if (!last.current || !isSameShallow(last.current.value, value)) last.current = { value }
    return last.current.value
  }
  return useSyncExternalStore(store.subscribe, snapshot, snapshot)
}

function isSameShallow(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false
  const values = Object.entries(one)
  return (
    values.length === Object.keys(other).length &&
    values.every(([name, value]) => Object.is(value, Reflect.get(other, name)))
  )
}

/** What can be undone, and how; `undefined` while there is nothing. */
export function useUndo(): { text: string; undo(): void } | undefined {
  const held = useContext(UndoContext)
  const { apply } = useDraft()
  return held && { text: held.text, undo: () => apply(() => held.before) }
}

interface DraftProviderProps {
  store: DraftStore
  children: ReactNode
}

/** Gives the draft, and the one way to change it. Needs the form around it, which has the errors. */
export function DraftProvider({ store, children }: DraftProviderProps) {
  const { getFieldState, clearErrors } = useFormContext<WholeDraft>()
  const [undo, setUndo] = useState<Undo>()
  const apply = useCallback(
    (change: Change, { undo: text, keepsUndo = false }: ChangeOptions = {}) => {
      const before = store.get()
      const changed = store.set(change(before))
      if (text !== undefined) setUndo({ text, before })
      else if (!keepsUndo) setUndo(undefined)
      // what was wrong with the person may be right on another account
      const isOther = changed.some((name) => ofPerson.includes(name))
      for (const name of isOther ? [...changed, ...ofPerson] : changed) {
        if (getFieldState(name).error) clearErrors(name)
      }
    },
    [store, getFieldState, clearErrors],
  )
  const access = useMemo(() => ({ getDraft: store.get, apply }), [store, apply])
  return (
    <StoreContext value={store}>
      <AccessContext value={access}>
        <UndoContext value={undo}>{children}</UndoContext>
      </AccessContext>
    </StoreContext>
  )
}

const ofPerson: (keyof WholeDraft)[] = ['who', 'user', 'person', 'accountIDs', 'country', 'mode']

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

/** What of the draft is shown beside the form, apart from whom it means. */
export const useDraftSummary = () =>
  useDraftValue(({ mode, messageText, allowInvite, title, type, participants }) => ({
    ...{ mode, allowInvite, title, participants },
    kind: kindOf({ type, participants }),
    hasMessage: messageText.trim() !== '',
  }))

/** Tells one person, or group of people, in the form from any other. */
export const personKey = ({ mode, who, user, participants }: WholeDraft) =>
  JSON.stringify([mode, who, user, mode === 'create' && participants.map(({ key }) => key)])

/** The same for the form as it stands. */
export const usePersonKey = (): string => useDraftValue(personKey)

/** What is wrong with a field, by its `id`; nothing as long as it is all right. */
export function useProblem(fieldID: Problem['fieldID']): string | undefined {
  const { control } = useFormContext<WholeDraft>()
  const { errors } = useFormState({ control })
  const error: FieldError | undefined = get(errors, fieldID)
  return error?.message
}
