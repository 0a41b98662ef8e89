import { emptied } from './draft/changes.ts'
import { useDraft } from './draft/use-draft.tsx'
import { useSubmit } from './submit/submit-context.tsx'

/** Empties the form, which can be undone; nothing while a request is under way. */
export function useClear(onClear: () => void): (() => void) | undefined {
  const { apply } = useDraft()
  const { state, dismiss } = useSubmit()
  if (state.status === 'preparing' || state.status === 'sending') return undefined
  return () => {
    apply(emptied, { undo: 'Form cleared.' })
    dismiss()
    onClear()
  }
}
