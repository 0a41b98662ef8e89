import { useRef, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { asDraft, type Draft, emptied } from '../draft.ts'

/** Empties the form, and can bring back what was in it until something new is entered. */
export function useClear(onClear: () => void) {
  const { getValues, reset } = useFormContext<Draft>()
  const before = useRef<Draft>(undefined)
  const [canUndo, setCanUndo] = useState(false)

  return {
    canUndo,
    clear() {
      before.current = structuredClone(getValues())
      reset(asDraft(emptied(getValues())))
      setCanUndo(true)
      onClear()
    },
    undo() {
      // the account was not cleared, and may be one of another server by now
      const accountID = getValues('accountID')
      if (before.current) reset({ ...before.current, accountID })
      setCanUndo(false)
    },
    /** Something new was entered, which an undo would overwrite. */
    settle: () => setCanUndo(false),
  }
}
