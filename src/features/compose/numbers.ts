import { namesCountry } from '#recognize/phone.ts'
import type { PhoneReading } from '#recognize/phone-library.ts'

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
