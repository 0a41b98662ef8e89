import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { compactPhone } from './phone.ts'

/** What the numbering plans say of a number. */
export interface PhoneReading {
  /** `+4915155501234`. */
  e164: string
  /** `+49 1515 5501234`. */
  spelled: string
  /** ISO 3166, such as `DE`, where one country owns the number. */
  country: string | undefined
  /** Whether it has as many digits as numbers there have. */
  isPossible: boolean
}

/** Reads a number that names its country, in any spelling; `undefined` for anything else. */
export function readPhone(typed: string): PhoneReading | undefined {
  const phone = parsePhoneNumberFromString(typed.trim().replace(/^00/, '+'))
  return (
    phone && {
      e164: phone.number,
      spelled: phone.formatInternational(),
      country: phone.country,
      isPossible: phone.isPossible(),
    }
  )
}

/** What is sent for a number: E.164 where the plans know it, else the number without its marks. */
export const toE164 = (typed: string) => readPhone(typed)?.e164 ?? compactPhone(typed)
