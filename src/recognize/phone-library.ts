import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'
import { compactPhone, isNoPhone, keyed } from './phone.ts'

/** What the numbering plans say of a number. */
export interface PhoneReading {
  /** `+4915155501234`. */
  e164: string
  /** `+49 1515 5501234`. */
  spelled: string
  /** ISO 3166, such as `DE`, where one country owns the number. */
  country: string | undefined
  /** What the number begins with, such as `+49`; several countries may share it. */
  callingCode: string
  /** Whether it has as many digits as numbers there have. */
  isPossible: boolean
}

/**
 * Reads a number that names its country, or one of the given `country` (ISO 3166), in any
 * spelling; `undefined` for anything else.
 */
export function readPhone(typed: string, country = ''): PhoneReading | undefined {
  const number = compactPhone(keyed(typed))
  // the library would leave letters out and read the rest
  if (isNoPhone(number)) return undefined
  const home = isSupportedCountry(country) ? country : undefined
  const phone = parsePhoneNumberFromString(number, home)
  return (
    phone && {
      e164: phone.number,
      spelled: phone.formatInternational(),
      country: phone.country,
      callingCode: `+${phone.countryCallingCode}`,
      isPossible: phone.isPossible(),
    }
  )
}

/** What is sent for a number: E.164 where the plans know it, else the number without its marks. */
export const toE164 = (typed: string, country = '') =>
  readPhone(typed, country)?.e164 ?? compactPhone(keyed(typed))

const countryNames = new Intl.DisplayNames('en', { type: 'region' })

/** `Germany` for `DE`; the code itself where there is no such name. */
export const countryName = (code: string) => countryNames.of(code) ?? code

/** Every country with numbers of its own, by name: `{ value: 'DE', label: 'Germany (+49)' }`. */
export const phoneCountries: readonly { value: string; label: string }[] = getCountries()
  .map((code) => ({ value: code, label: `${countryName(code)} (+${getCountryCallingCode(code)})` }))
  .sort((one, other) => one.label.localeCompare(other.label, 'en'))
