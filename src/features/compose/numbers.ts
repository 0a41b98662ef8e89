import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { namesCountry } from '#recognize/phone.ts'
import type { PhoneReading } from '#recognize/phone-library.ts'
import { useHasInteracted } from '#ui/rendering/lazy-part.tsx'

/** The numbering plans of all countries: heavy, so loaded when the first number is typed. */
export const phoneLibraryQuery = queryOptions({
  queryKey: ['phone-library'],
  queryFn: () => import('#recognize/phone-library.ts'),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

type PhoneLibrary = Pick<typeof import('#recognize/phone-library.ts'), 'phoneReadings'>

/**
 * Every meaning of a number. One that names no country has none until somebody says where it is
 * from, and may have two then: 447700900101 in Germany.
 */
export function readNumber(library: PhoneLibrary, typed: string, country: string): PhoneReading[] {
  // an international prefix may be read without a home; local digits may not
  const isInternational = namesCountry(typed) || /^\D*00/.test(typed)
  if (!isInternational && country === '') return []
  return library.phoneReadings(typed, country ? [country] : [])
}

/**
 * Spells numbers (E.164) as their country does, `+49 1515 5501234`, once the phone library is
 * loaded, which the empty form does without. Anything else stays as it is.
 */
export function useSpelling(): (text: string) => string {
  const library = useQuery({ ...phoneLibraryQuery, enabled: useHasInteracted() }).data
  return useCallback(
    (text) => (library && /^\+\d+$/.test(text) ? spelledBy(library, text) : text),
    [library],
  )
}

type Library = Pick<typeof import('#recognize/phone-library.ts'), 'readPhone'>

// reading a number costs a fifth of a millisecond, and every row of a list is drawn at every key
const spelled = new Map<string, string>()
const mostSpelled = 1_000

function spelledBy(library: Library, number: string): string {
  const known = spelled.get(number)
  if (known !== undefined) return known
  if (spelled.size >= mostSpelled) spelled.clear()
  const text = library.readPhone(number)?.spelled ?? number
  spelled.set(number, text)
  return text
}
