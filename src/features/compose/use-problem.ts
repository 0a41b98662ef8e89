import { type FieldPath, useFormContext, useFormState } from 'react-hook-form'
import type { Draft } from './draft.ts'

/** What is wrong with one field. Whoever asks is not drawn again for the problems of other fields. */
export function useProblem(name: FieldPath<Draft>): string | undefined {
  const { control, getFieldState } = useFormContext<Draft>()
  const state = useFormState({ control, name, exact: true })
  const { error } = getFieldState(name, state)
  // a person as a whole may be wrong, and one of its fields as well
  const own: unknown = error && 'root' in error ? error.root : error
  return messageIn(own) ?? messageIn(error)
}

const messageIn = (error: unknown) =>
  typeof error === 'object' &&
  error !== null &&
  'message' in error &&
  typeof error.message === 'string'
    ? error.message
    : undefined
