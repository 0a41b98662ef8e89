import * as z from 'zod/mini'

const key = 'overture.country'
/** ISO 3166, such as `DE`. */
const Country = z.string().check(z.regex(/^[A-Z]{2}$/))

/** Where a number without a country code was from the last time; kept in this browser. */
export const storedCountry = {
  read(): string {
    try {
      return Country.parse(localStorage.getItem(key))
    } catch {
      return '' // nothing is stored, it is no country, or storage is blocked: it is asked again
    }
  },
  write(country: string) {
    try {
      localStorage.setItem(key, country)
    } catch {
      // storage is blocked or full; the choice holds for this number
    }
  },
}
