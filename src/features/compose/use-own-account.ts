import { useEffect, useRef } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useConnection } from '#beeper/connection-context.ts'
import type { Draft } from './draft.ts'
import { lastAccount } from './last-account.ts'

/**
 * Gives the form an account of the server that is talked to: with another server comes the one that
 * was chosen there last, or none. All else in the form stays.
 */
export function useOwnAccount({ getValues, setValue, clearErrors }: UseFormReturn<Draft>): void {
  const { target } = useConnection()
  const known = useRef(target)
  useEffect(() => {
    if (known.current === target) return
    const left = getValues('accountID')
    if (left) lastAccount.keep(known.current, left)
    known.current = target
    setValue('accountID', lastAccount.read(target))
    clearErrors('accountID')
  }, [target, getValues, setValue, clearErrors])
}
