import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { namesCountry } from '#recognize/phone.ts'
import type { PhoneReading } from '#recognize/phone-library.ts'
import { useHasInteracted } from '#ui/rendering/lazy-part.tsx'

/** The numbering plans of all countries: large, so loaded when the first number is typed. */
export const phoneLibraryQuery = queryOptions({
  queryKey: ['phone-library'],
  queryFn: () => import('#recognize/phone-library.ts'),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

type PhoneLibrary = Pick<typeof import('#recognize/phone-library.ts'), 'phoneReadings'>

/**
 * Every possible reading of a number. One without a country code has none until a country is
 * chosen, and may then have two: 447700900101 in Germany.
 */
export function readNumber(library: PhoneLibrary, typed: string, country: string): PhoneReading[] {
  // a number with an international prefix can be read without a country; local digits cannot
  const isInternational = namesCountry(typed) || /^\D*00/.test(typed)
  if (!isInternational && country === '') return []
  return library.phoneReadings(typed, country ? [country] : [])
}

/**
 * Formats E.164 numbers as their country does, `+49 1515 5501234`, once the phone library is
 * loaded, which happens after the first interaction. Any other text is returned as it is.
 */
export function useSpelling(): (text: string) => string {
  const library = useQuery({ ...phoneLibraryQuery, enabled: useHasInteracted() }).data
  return useCallback(
    (text) => (library && /^\+\d+$/.test(text) ? formatted(library, text) : text),
    [library],
  )
}

type Library = Pick<typeof import('#recognize/phone-library.ts'), 'readPhone'>

// reading a number takes 0.2 ms, and every row of a list renders at every keystroke
const cache = new Map<string, string>()
const maxCached = 1_000

function formatted(library: Library, number: string): string {
  const cached = cache.get(number)
  if (cached !== undefined) return cached
  if (cache.size >= maxCached) cache.clear()
  const text = library.readPhone(number)?.spelled ?? number
  cache.set(number, text)
  return text
}
