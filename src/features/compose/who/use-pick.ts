import { useCallback } from 'react'
import { useFormContext } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { User } from '#contract/user.ts'
import { nameOf } from '../contact-view.tsx'
import { type Draft, identifiers } from '../draft.ts'
import { placeOf } from '../place.ts'
import { useFill } from './use-fill.ts'

/** Fills the form with somebody who was found, on the account they were found on; stays the same. */
export function usePick(): (user: User, accountID: string) => void {
  const { setValue, clearErrors } = useFormContext<Draft>()
  const beeper = useBeeper()
  const fill = useFill()
  return useCallback(
    (user, accountID) => {
      setValue('accountID', accountID)
      setValue('readAs', '')
      setValue('who', nameOf(user))
      const details = Object.fromEntries(identifiers.map((name) => [name, user[name] ?? '']))
      fill(details, placeOf(beeper, accountID))
      clearErrors()
    },
    [setValue, clearErrors, fill, beeper],
  )
}
