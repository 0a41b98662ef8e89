import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'
import { bracketedZero, compactPhone, dialed, isNoPhone, keyed, withoutExtension } from './phone.ts'

/** A phone number as the numbering plans define it. */
export interface PhoneReading {
  /** `+4915155501234`. */
  e164: string
  /** `+49 1515 5501234`. */
  spelled: string
  /** ISO 3166, such as `DE`, where the number belongs to one country. */
  country: string | undefined
  /** The calling code, such as `+49`; several countries may share it. */
  callingCode: string
  /** Whether the length is valid in its country. */
  isPossible: boolean
  /** Whether it matches its country's plan, or is reserved for fiction. */
  isValid: boolean
}

/**
 * Reads an international number, or a national one of the given `country` (ISO 3166), in any
 * spelling. `undefined` for other text, and for a number that is ambiguous without a country.
 */
export function readPhone(typed: string, country = ''): PhoneReading | undefined {
  const number = numberIn(typed)
  if (!number) return undefined
  const home = isSupportedCountry(country) ? country : undefined
  if (number.startsWith('+')) return readWhole(number)[0]
  if (number.startsWith('00')) {
    const readings = readDialedAbroad(number, home)
    return readings.length > 1 ? undefined : readings[0]
  }
  return home && parse(number.replace(bracketedZero, '0'), home)
}

/**
 * Every plausible reading of a number: national in each of the `countries`, and with the + that
 * spreadsheets drop. With more than one, the user has to choose; `e164` identifies each.
 */
export function phoneReadings(typed: string, countries: readonly string[]): PhoneReading[] {
  const number = numberIn(typed)
  if (!number) return []
  const homes = countries.filter((country) => isSupportedCountry(country))
  if (number.startsWith('+')) return readWhole(number)
  if (number.startsWith('00')) {
    return homes.length === 0
      ? readDialedAbroad(number)
      : unique(homes.flatMap((home) => readDialedAbroad(number, home)))
  }
  const local = number.replace(bracketedZero, '0')
  const atHome = homes.flatMap((home) => {
    const reading = parse(local, home)
    return reading ? [{ home, reading }] : []
  })
  const likely = atHome.filter(({ reading }) => reading.isPossible)
  const isDialedAbroad = likely.some(
    ({ home, reading }) => reading.callingCode !== callingCodeOf(home),
  )
  const abroad = local.startsWith('0') || isDialedAbroad ? undefined : parse(`+${local}`)
  const isLikelyAbroad =
    abroad !== undefined &&
    (abroad.isValid || (abroad.isPossible && local.length >= 11)) &&
    (local.length >= 11 ||
      likely.every(({ home, reading }) => !reading.isValid || dialsTrunk(home)))
  const chosen = likely.length > 0 || isLikelyAbroad ? likely : atHome
  return unique([...chosen.map(({ reading }) => reading), ...(isLikelyAbroad ? [abroad] : [])])
}

/** The number to send: E.164 where the plans know it, else the number without separators. */
export const toE164 = (typed: string, country = '') =>
  readPhone(typed, country)?.e164 ?? compactPhone(keyed(typed))

function numberIn(typed: string): string | undefined {
  const number = keyed(typed)
  // the library would skip letters and read the rest
  return isNoPhone(number) || withoutExtension(number) !== number ? undefined : dialed(number)
}

/** An international number; a zero in brackets is kept where the plan requires it. */
function readWhole(number: string): PhoneReading[] {
  if (!number.includes(bracketedZero)) return best([parse(number)])
  return best([parse(number.replace(bracketedZero, '0')), parse(number.replace(bracketedZero, ''))])
}

/** A number after an international prefix: tries each prefix in use. */
function readDialedAbroad(number: string, home?: CountryCode): PhoneReading[] {
  const behind = (prefix: string | undefined) => {
    const [start] = prefix ? (new RegExp(`^(?:${prefix})`).exec(number) ?? []) : []
    return start ? readWhole(`+${number.slice(start.length)}`) : []
  }
  const prefix = home && planOf(home).IDDPrefix()
  // +11 is not a calling code, so 0011 is Australia's prefix
  const isAustralian = number.startsWith('0011')
  const own = isAustralian && prefix === '00' ? [] : behind(prefix)
  const usual = isAustralian ? behind('0011') : behind('00')
  const asian = isAustralian || prefix === '00' ? [] : behind('001')
  const likely = best([...own, ...usual, ...asian])
  if (prefix === '00' || likely.some(({ isValid }) => isValid)) return likely
  const rare = best(getCountries().flatMap((country) => behind(rarePrefix(country))))
  return rare.some(({ isValid }) => isValid) ? rare : likely.slice(0, 1)
}

/** The international prefix of a country that dials longer ones than 00, such as Korea's 00700. */
function rarePrefix(country: CountryCode): string | undefined {
  const prefix = planOf(country).IDDPrefix()
  return prefix?.startsWith('00') && prefix !== '00' ? `(?=00[37]\\d\\d)(?:${prefix})` : undefined
}

const callingCodeOf = (country: CountryCode) => `+${getCountryCallingCode(country)}`

/** Whether national numbers have the trunk prefix 0. */
function dialsTrunk(country: CountryCode): boolean {
  const prefix = planOf(country).nationalPrefix()
  return typeof prefix === 'string' && prefix.startsWith('0')
}

const plans = new Metadata()

// the library's types omit these two methods
interface Plan {
  IDDPrefix(): string | undefined
  /** A `number` where the country has no prefix. */
  nationalPrefix(): unknown
}

function planOf(country: CountryCode): Plan {
  plans.selectNumberingPlan(country)
  const plan: unknown = plans.numberingPlan
  return plan as Plan
}

// 555-01xx and +1 555 010 xxxx, which the North American plan reserves for fiction, as Ofcom does
// +44 7700 900xxx; no plan considers them valid
const fiction = /^\+(?:1\d{3}55501\d\d|1555010\d{4}|447700900\d{3})$/

function parse(number: string, home?: CountryCode): PhoneReading | undefined {
  const phone = parsePhoneNumberFromString(number, home)
  return (
    phone && {
      e164: phone.number,
      spelled: phone.formatInternational(),
      country: phone.country,
      callingCode: `+${phone.countryCallingCode}`,
      isPossible: phone.isPossible(),
      isValid: phone.isValid() || fiction.test(phone.number),
    }
  )
}

/** The valid readings; without any, the first possible one, else the first. */
function best(readings: readonly (PhoneReading | undefined)[]): PhoneReading[] {
  const found = unique(readings.filter((reading) => reading !== undefined))
  const valid = found.filter(({ isValid }) => isValid)
  if (valid.length > 0) return valid
  return [found.find(({ isPossible }) => isPossible) ?? found[0]].filter((it) => it !== undefined)
}

const unique = (readings: readonly PhoneReading[]): PhoneReading[] => [
  ...new Map(readings.map((reading) => [reading.e164, reading])).values(),
]

const countryNames = new Intl.DisplayNames('en', { type: 'region' })

/** `Germany` for `DE`; the code itself where it has no name. */
export const countryName = (code: string) => countryNames.of(code) ?? code

/** Every country with phone numbers, sorted by name: `{ value: 'DE', label: 'Germany (+49)' }`. */
export const phoneCountries: readonly { value: string; label: string }[] = getCountries()
  .map((code) => ({ value: code, label: `${countryName(code)} (+${getCountryCallingCode(code)})` }))
  .sort((one, other) => one.label.localeCompare(other.label, 'en'))
