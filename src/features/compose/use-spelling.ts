import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { phoneLibraryQuery } from './phone-library-query.ts'

/**
 * Spells numbers (E.164) as their country does, `+49 1515 5501234`, once the phone library is there
 * for another reason. Anything else stays as it is. The function changes when the library is loaded.
 */
export function useSpelling(): (text: string) => string {
  const library = useQuery({ ...phoneLibraryQuery, enabled: false }).data
  return useCallback(
    (text) => (/^\+\d+$/.test(text) ? (library?.readPhone(text)?.spelled ?? text) : text),
    [library],
  )
}
