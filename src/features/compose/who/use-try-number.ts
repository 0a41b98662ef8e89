import { useCallback } from 'react'
import { useFormContext } from 'react-hook-form'
import type { Draft } from '../draft.ts'
import { recognise } from './recognise.ts'
import { useFill } from './use-fill.ts'

/** Puts another number in the place of the one that stands in the form; stays the same. */
export function useTryNumber(): (number: string) => void {
  const { getValues, setValue } = useFormContext<Draft>()
  const fill = useFill()
  return useCallback(
    (phoneNumber) => {
      const reading = recognise(getValues('who'))
      if (reading && 'user' in reading && reading.user.phoneNumber !== undefined) {
        setValue('who', phoneNumber)
        fill({ phoneNumber })
      }
      setValue('user.phoneNumber', phoneNumber)
    },
    [getValues, setValue, fill],
  )
}
