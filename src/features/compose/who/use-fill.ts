import { useCallback } from 'react'
import { type UseFormReturn, useFormContext } from 'react-hook-form'
import { recognize } from '#recognize/recognize.ts'
import { type Draft, identifiers, placedAt, type StartDraft } from '../draft.ts'

type Filling = Partial<StartDraft['user']>

// by form, since people are picked in more than one place
const fillings = new WeakMap<object, Filling>()

/**
 * Fills the details from what was recognized, or from somebody who was found `at` a place. What
 * somebody wrote into a field by hand is theirs and stays; only what was filled in before is
 * replaced.
 */
export function fillDetails(form: UseFormReturn<Draft>, user: Filling, at?: string) {
  const { control, getValues, setValue, clearErrors } = form
  const before = fillings.get(control) ?? fillingOf(getValues('who'))
  for (const name of identifiers) {
    const stands = getValues(`user.${name}`)
    const isOurs = stands === '' || stands === before[name]
    if (isOurs && stands !== (user[name] ?? '')) setValue(`user.${name}`, user[name] ?? '')
  }
  fillings.set(control, user)
  setValue('placed', at ? placedAt(at, user) : undefined)
  clearErrors('user')
}

/** Fills the details of the form around. The function stays the same. */
export function useFill(): (user: Filling, at?: string) => void {
  const form = useFormContext<Draft>()
  return useCallback((user, at) => fillDetails(form, user, at), [form])
}

/** What a draft that was kept from before had filled in. */
function fillingOf(who: string): Filling {
  const reading = recognize(who)
  return reading?.kind === 'person' ? reading.user : {}
}
