import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useHasInteracted } from '#ui/use-has-interacted.ts'
import { phoneLibraryQuery } from './phone-library-query.ts'

/**
 * Spells numbers (E.164) as their country does, `+49 1515 5501234`, once the phone library is
 * loaded, which the empty form does without. Anything else stays as it is.
 */
export function useSpelling(): (text: string) => string {
  const library = useQuery({ ...phoneLibraryQuery, enabled: useHasInteracted() }).data
  return useCallback(
    (text) => (/^\+\d+$/.test(text) ? (library?.readPhone(text)?.spelled ?? text) : text),
    [library],
  )
}
