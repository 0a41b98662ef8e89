import * as z from 'zod/mini'
import { stored } from '#beeper/stored.ts'

/** ISO 3166, such as `DE`. */
const Country = z.string().check(z.regex(/^[A-Z]{2}$/))

const kept = stored('overture.country', Country, { isText: true })

/** The country of the last number without a country code; blank where none was chosen. */
export const storedCountry = {
  read: (): string => kept.read() ?? '',
  write: (country: string) => void kept.write(country),
}
