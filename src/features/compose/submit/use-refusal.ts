import { personKey, usePersonKey } from '../person-key.ts'
import { useSubmit } from './submit-context.tsx'
import { useFailureText } from './use-failure-text.ts'

/** What the network said of the very person in the form when it was asked last. */
export function useRefusal(): string | undefined {
  const { state } = useSubmit()
  const key = usePersonKey()
  const textOf = useFailureText()
  if (state.status !== 'failed' || state.outcome !== 'refused') return undefined
  if (personKey(state.attempt.draft) !== key) return undefined
  const { kind } = state.failure
  return kind === 'person-unknown' || kind === 'person-refused' ? textOf(state) : undefined
}
