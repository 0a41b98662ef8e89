import { type FieldError, get, useFormContext, useFormState } from 'react-hook-form'
import type { WholeDraft } from '../draft/draft.ts'
import type { Problem } from '../draft/validation.ts'

/** What is wrong with a field, by its `id`; nothing as long as it is all right. */
export function useProblem(fieldID: Problem['fieldID']): string | undefined {
  const { control } = useFormContext<WholeDraft>()
  const { errors } = useFormState({ control })
  const error: FieldError | undefined = get(errors, fieldID)
  return error?.message
}
