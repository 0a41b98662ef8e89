import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useFormContext } from 'react-hook-form'
import { useBeeper } from '#beeper/beeper-context.ts'
import { accountsQuery, contactsQuery } from '#beeper/queries.ts'
import type { Draft } from '../draft.ts'
import { placeOf } from '../place.ts'
import { phoneLibraryQuery } from '../who/phone-library-query.ts'
import type { Finder } from './find-person.ts'

/**
 * Makes a finder of people on whatever account is chosen by then; nobody can be asked as long as
 * none is. Asks each question once, however often it comes. The function stays the same until
 * another server is talked to.
 */
export function useFinder(): () => Promise<Finder | undefined> {
  const { getValues } = useFormContext<Draft>()
  const queryClient = useQueryClient()
  const beeper = useBeeper()

  return useCallback(async () => {
    const accountID = getValues('accountID')
    if (!accountID) return undefined
    const { toE164 } = await queryClient.ensureQueryData(phoneLibraryQuery)
    // where the accounts do not come, people are found all the same, and only oneself is not
    const accounts = await queryClient.ensureQueryData(accountsQuery(beeper)).catch(() => [])
    const account = accounts.find((candidate) => candidate.accountID === accountID)
    return {
      at: placeOf(beeper, accountID),
      self: account?.user ?? { id: '' },
      toE164: (typed) => toE164(typed, getValues('country')),
      ask: (query) => queryClient.fetchQuery(contactsQuery(beeper, accountID, query)),
    }
  }, [getValues, queryClient, beeper])
}
