import { useCallback } from 'react'
import { useFormContext } from 'react-hook-form'
import { asDraft, type Draft, emptied } from './draft.ts'

/** Empties the form but for mode and account, and puts the focus where the next person goes. */
export function useStartAnother(onStart: () => void): () => void {
  const { getValues, reset } = useFormContext<Draft>()
  return useCallback(() => {
    const draft = getValues()
    reset(asDraft(emptied(draft)))
    onStart()
    document.getElementById(draft.mode === 'start' ? 'user' : 'participants')?.focus()
  }, [getValues, reset, onStart])
}
