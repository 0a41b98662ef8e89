import { useCallback } from 'react'
import { useFormContext } from 'react-hook-form'
import type { WholeDraft } from './draft.ts'

/** A change of the draft: `changes.ts` and `participants.ts` hold them all. */
export type Change = (draft: WholeDraft) => WholeDraft

/** The draft as it is now, and the one way to change it. Both functions stay the same. */
export function useDraft() {
  const { getValues, setValue, clearErrors } = useFormContext<WholeDraft>()
  const apply = useCallback(
    (change: Change) => {
      const before = getValues()
      const next = change(before)
      for (const name of keysOf(next)) {
        if (next[name] === before[name]) continue
        setValue(name, next[name], { shouldDirty: true })
        clearErrors(name)
      }
    },
    [getValues, setValue, clearErrors],
  )
  return { getDraft: getValues, apply }
}

const keysOf = (draft: WholeDraft) => Object.keys(draft) as (keyof WholeDraft)[]
