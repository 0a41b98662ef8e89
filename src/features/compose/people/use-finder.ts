import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useFormContext } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import { accountsQuery, contactsQuery } from '#beeper/queries.ts'
import type { Draft } from '../draft.ts'
import { phoneLibraryQuery } from '../who/phone-library-query.ts'
import type { Finder } from './find-person.ts'

/**
 * Makes a finder of people on whatever account is chosen by then. Asks each question once, however
 * often it comes. The function stays the same.
 */
export function useFinder(): () => Promise<Finder> {
  const { getValues } = useFormContext<Draft>()
  const queryClient = useQueryClient()
  const beeper = useBeeper()

  return useCallback(async () => {
    const { toE164 } = await queryClient.ensureQueryData(phoneLibraryQuery)
    const accountID = getValues('accountID')
    const country = getValues('country')
    const account = queryClient
      .getQueryData(accountsQuery(beeper).queryKey)
      ?.find((candidate) => candidate.accountID === accountID)
    return {
      self: account?.user ?? { id: '' },
      toE164: (typed) => toE164(typed, country),
      ask: (query) => queryClient.fetchQuery(contactsQuery(beeper, accountID, query)),
    }
  }, [getValues, queryClient, beeper])
}
