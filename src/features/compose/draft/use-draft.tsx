import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import type { WholeDraft } from './draft.ts'

/** A change of the draft: `changes.ts` and `participants.ts` hold them all. */
export type Change = (draft: WholeDraft) => WholeDraft

interface ChangeOptions {
  /** What was done, said beside an *Undo* that brings back the draft as it was before. */
  undo?: string
  /** Goes on with what the *Undo* on the screen is for, such as typing in the same field. */
  keepsUndo?: boolean
}

interface DraftStore {
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
const UndoContext = createContext<Undo | undefined>(undefined)

/** The draft as it is now, and the one way to change it. Both functions stay the same. */
export function useDraft(): DraftStore {
  const store = useContext(StoreContext)
  if (!store) throw new Error('useDraft needs a DraftProvider around it')
  return store
}

/** What can be undone, and how; `undefined` while there is nothing. */
export function useUndo(): { text: string; undo(): void } | undefined {
  const held = useContext(UndoContext)
  const { apply } = useDraft()
  return held && { text: held.text, undo: () => apply(() => held.before) }
}

/** Holds the one way to change the form's draft. Needs the form around it. */
export function DraftProvider({ children }: { children: ReactNode }) {
  const { getValues, setValue, clearErrors } = useFormContext<WholeDraft>()
  const [undo, setUndo] = useState<Undo>()
  const apply = useCallback(
    (change: Change, { undo: text, keepsUndo = false }: ChangeOptions = {}) => {
      const before = getValues()
      const next = change(before)
      const changed = keysOf(next).filter((name) => next[name] !== before[name])
      if (text !== undefined) setUndo({ text, before: structuredClone(before) })
      else if (!keepsUndo) setUndo(undefined)
      for (const name of changed) {
        setValue(name, next[name], { shouldDirty: true })
        clearErrors(name)
      }
      // what was wrong with the person may be right on another account
      if (changed.some((name) => ofPerson.includes(name))) clearErrors(ofPerson)
    },
    [getValues, setValue, clearErrors],
  )
  const store = useMemo(() => ({ getDraft: getValues, apply }), [getValues, apply])
  return (
    <StoreContext value={store}>
      <UndoContext value={undo}>{children}</UndoContext>
    </StoreContext>
  )
}

const ofPerson: (keyof WholeDraft)[] = ['who', 'user', 'person', 'accountIDs', 'country', 'mode']

const keysOf = (draft: WholeDraft) => Object.keys(draft) as (keyof WholeDraft)[]
