import { useCallback } from 'react'
import { useFormContext } from 'react-hook-form'
import { recognize } from '#recognize/recognize.ts'
import type { Draft } from '../draft.ts'
import { useFill } from './use-fill.ts'

/** Puts another number in the place of the one that stands in the form; stays the same. */
export function useTryNumber(): (number: string) => void {
  const { getValues, setValue } = useFormContext<Draft>()
  const fill = useFill()
  return useCallback(
    (phoneNumber) => {
      const reading = recognize(getValues('who'))
      if (reading?.kind === 'person' && reading.user.phoneNumber !== undefined) {
        setValue('who', phoneNumber)
        fill({ phoneNumber })
      }
      setValue('user.phoneNumber', phoneNumber)
    },
    [getValues, setValue, fill],
  )
}
