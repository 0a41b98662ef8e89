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
import { useFormContext } from 'react-hook-form'
import type { WholeDraft } from './draft.ts'
import type { DraftStore } from './stored/draft-store.ts'

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
