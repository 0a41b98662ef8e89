import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { phoneLibraryQuery } from './phone-library-query.ts'

/**
 * Spells numbers (E.164) with the spaces of their country, `+49 1515 5501234`, once the library is
 * there for another reason. Anything else stays as it is.
 */
export function usePhoneSpelling(): (text: string) => string {
  const library = useQuery({ ...phoneLibraryQuery, enabled: false }).data
  return useCallback(
    (text) => (/^\+\d+$/.test(text) ? (library?.readPhone(text)?.spelled ?? text) : text),
    [library],
  )
}
