import { personKey, usePersonKey } from '../person-key.ts'
import { useSubmit } from './submit-context.tsx'

/** What the network said of the very person in the form when it was asked last. */
export function useRefusal(): string | undefined {
  const { state } = useSubmit()
  const key = usePersonKey()
  if (state.status !== 'failed' || state.outcome !== 'refused') return undefined
  if (personKey(state.attempt.draft) !== key) return undefined
  const network = state.attempt.network || 'The network'
  switch (state.failure.kind) {
    case 'person-unknown':
      return `${network} says nobody uses this (just now).`
    case 'person-refused':
      return `${network} says this person can’t be messaged (just now).`
    default:
      return undefined
  }
}
