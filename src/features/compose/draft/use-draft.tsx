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
  /** What was done: shown beside an *Undo* that restores the previous draft. */
  undo?: string
  /** Keeps the *Undo* on the screen, for a change that continues the one it is for. */
  keepsUndo?: boolean
}

interface DraftAccess {
  getDraft(): WholeDraft
  /** Changes the draft. Removes an earlier *Undo*, which would overwrite this change. */
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

/** Reads and changes the draft. Both functions are stable. */
export function useDraft(): DraftAccess {
  const access = useContext(AccessContext)
  if (!access) throw new Error('useDraft needs a DraftProvider around it')
  return access
}

/**
 * What `select` returns for the draft. Renders again only when that differs; objects and arrays are
 * compared shallowly.
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

/** What can be undone, and how; `undefined` if there is nothing. */
export function useUndo(): { text: string; undo(): void } | undefined {
  const held = useContext(UndoContext)
  const { apply } = useDraft()
  return held && { text: held.text, undo: () => apply(() => held.before) }
}

interface DraftProviderProps {
  store: DraftStore
  children: ReactNode
}

/** Provides the draft. Needs a `FormProvider` around it, which holds the errors. */
export function DraftProvider({ store, children }: DraftProviderProps) {
  const { getFieldState, clearErrors } = useFormContext<WholeDraft>()
  const [undo, setUndo] = useState<Undo>()
  const apply = useCallback(
    (change: Change, { undo: text, keepsUndo = false }: ChangeOptions = {}) => {
      const before = store.get()
      const changed = store.set(change(before))
      if (text !== undefined) setUndo({ text, before })
      else if (!keepsUndo) setUndo(undefined)
      // errors about the person may not apply to another person or account
      const isOther = changed.some((name) => personFields.includes(name))
      for (const name of isOther ? [...changed, ...personFields] : changed) {
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

const personFields: (keyof WholeDraft)[] = [
  'who',
  'user',
  'person',
  'accountIDs',
  'country',
  'mode',
]

/** Holds the draft. Values that a change leaves alike keep their identity. */
export interface DraftStore {
  get(): WholeDraft
  /** Sets the next draft and returns the names of the values that differ. */
  set(next: WholeDraft): readonly (keyof WholeDraft)[]
  /** Calls the listener after each change; returns the unsubscribe function. */
  subscribe(listener: () => void): () => void
}

/**
 * A store instead of form state: a form library copies all values at every keystroke, hundreds of
 * participants included, so that identity no longer tells what has changed.
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

// the pure changes create new objects for equal values
const isSame = (one: unknown, other: unknown) =>
  one === other ||
  (isObject(one) && isObject(other) && JSON.stringify(one) === JSON.stringify(other))

const isObject = (value: unknown) => typeof value === 'object' && value !== null

/** The parts of the draft that are shown beside the form, apart from the recipient. */
export const useDraftSummary = () =>
  useDraftValue(({ mode, messageText, allowInvite, title, type, participants }) => ({
    ...{ mode, allowInvite, title, participants },
    kind: kindOf({ type, participants }),
    hasMessage: messageText.trim() !== '',
  }))

/** Identifies the person, or the group of people, in the form. */
export const personKey = ({ mode, who, user, participants }: WholeDraft) =>
  JSON.stringify([mode, who, user, mode === 'create' && participants.map(({ key }) => key)])

/** `personKey` of the current draft. */
export const usePersonKey = (): string => useDraftValue(personKey)

/** The error of a field, by its `id`. */
export function useProblem(fieldID: Problem['fieldID']): string | undefined {
  const { control } = useFormContext<WholeDraft>()
  const { errors } = useFormState({ control })
  const error: FieldError | undefined = get(errors, fieldID)
  return error?.message
}
