import { useFormContext } from 'react-hook-form'
import { type Draft, emptyDraft } from './draft.ts'

/** Empties the form but for mode and account, and puts the focus where the next person goes. */
export function useStartAnother(onStart: () => void): () => void {
  const { getValues, reset } = useFormContext<Draft>()
  return () => {
    const { mode, accountID } = getValues()
    reset(mode === 'start' ? { ...emptyDraft, accountID } : { ...emptyDraft, mode, accountID })
    onStart()
    document.getElementById(mode === 'start' ? 'user' : 'participants')?.focus()
  }
}
