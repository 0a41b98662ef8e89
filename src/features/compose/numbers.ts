import { namesCountry } from '#recognize/phone.ts'
import type { PhoneReading } from '#recognize/phone-library.ts'

type PhoneLibrary = Pick<typeof import('#recognize/phone-library.ts'), 'readPhone'>

/**
 * Every meaning of a number. One that names no country has none until somebody says where it is
 * from, and may have two then: 447700900101 in Germany.
 */
export function readNumber(library: PhoneLibrary, typed: string, country: string): PhoneReading[] {
  if (!namesCountry(typed) && country === '') return []
  const reading = library.readPhone(typed, country)
  return reading ? [reading] : []
}
