// The part of parsing phone numbers that needs no numbering plans. It leaves ambiguous input as it
// was typed, for `phone-library.ts` to decide.

// the zero digits of other scripts: Arabic, Persian, Devanagari, Bengali, Thai, full width
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10]

const westernDigit = (digit: string) => {
  const code = digit.codePointAt(0) ?? 0
  const zero = zeros.find((candidate) => code >= candidate && code <= candidate + 9)
  return zero === undefined ? digit : String(code - zero)
}

const wideMarks: Record<string, string> = { '＋': '+', '（': '(', '）': ')', '／': '/', '．': '.' }

/** Converts digits of any script and full-width punctuation to ASCII, character by character. */
export const westernized = (text: string) =>
  text
    .replace(/[^\P{Nd}0-9]/gu, westernDigit)
    .replace(/[＋（）／．]/g, (mark) => wideMarks[mark] ?? mark)

// brackets, dots, slashes, underscores, apostrophes, every Unicode dash and space, and the long
// vowel sign that Japanese keyboards produce for a dash
const marks =
  /[\s()[\]{}._~/'’\u00A0\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF·•ー]|\p{Pd}|−/gu

/** Placeholder for a zero in brackets after a calling code, which only a few countries dial. */
export const bracketedZero = '\uE000'

/**
 * The digits to dial for a typed number: ASCII digits, at most one `+` at the start, and
 * `bracketedZero`. International prefixes such as 00 stay.
 */
export function dialed(typed: string): string {
  const digits = westernized(withoutListNumber(typed))
    .replace(/^([^\d]{0,5}(?:\+|00)[\d\s./-]{1,8})\(\s?0\s?\)/, `$1${bracketedZero}`)
    // Brazil: 0, a placeholder for the carrier, the area code
    .replace(/^(\(?0)\s?xx\s?(?=\d{2})/i, '$1')
    .replace(marks, '')
    .replace(/^\+00/, '+')
  // right-to-left text puts the plus at the end
  return /^[1-9]\d{9,}\+$/.test(digits) ? `+${digits.slice(0, -1)}` : digits
}

// countries whose leading zero is dialed from abroad: Italy, San Marino, the Vatican, Ivory Coast,
// Congo, Gabon
const keepsZero = /^\+(?:39|378|379|225|242|241)\uE000/

/**
 * A number without separators, in ASCII digits. A leading 00 (or Australia's 0011) becomes +,
 * unless it may be the 001 that much of Asia dials; a trunk zero in brackets after the calling code
 * is removed where it is not dialed.
 */
export function compactPhone(typed: string): string {
  const digits = dialed(typed)
  const isAmbiguous = /^001\d{10}$/.test(digits)
  const named = isAmbiguous ? digits : digits.replace(/^00(?:11(?=\d))?/, '+')
  return named.replace(bracketedZero, keepsZero.test(named) ? '0' : '')
}

// E.161: the letters on the keys of a phone
const keys = 'abc2 def3 ghi4 jkl5 mno6 pqrs7 tuv8 wxyz9'.split(' ')

const keyOf = (letter: string) =>
  keys.find((key) => key.includes(letter.toLowerCase()))?.at(-1) ?? letter

// requires a toll-free code, or a calling and an area code: a postcode with its town has neither
const vanity =
  /^(?:(?:\+?1[\s.-]{0,2})?\(?(?:8(?:00|33|44|55|66|77|88)|900)|0[389]00|1[38]00|(?:\+\d{1,3}[\s.-]{0,2}|1-)\(?\d{2,4})\)?[\s\d.-]{0,12}[a-z]{3,}[a-z\d\s-]{0,20}$/i

/**
 * `1-800-FLOWERS` → `1-800-3569377`: converts the letters after a toll-free or area code to the
 * digits of their keys. Any other text is returned as typed.
 */
export function keyed(typed: string): string {
  const text = typed.trim()
  const isVanity = vanity.test(text) && withoutExtension(text) === text
  return isVanity ? typed.replace(/[a-z]/gi, keyOf) : typed
}

/** Whether a text is not exactly one phone number. */
export const isNoPhone = (typed: string) =>
  !/^\+?\d+$/.test(compactPhone(typed)) || isOtherNumber(typed) || holdsTwoNumbers(typed)

/** Whether a number has a calling code. */
export const namesCountry = (typed: string) => compactPhone(typed).startsWith('+')

const extension =
  /(?:;ext=|[\s,]{0,5}(?:ext(?:ension)?\.?|durchwahl|dw\.?|poste|доб\.?|ramal|int(?:erno)?\.?|x|#)\s?:?\s?)\d{1,7}\s{0,5}$/iu

/** Removes an extension, as in `+1 555 010 0142 ext. 7`. */
export const withoutExtension = (typed: string) => typed.replace(extension, '')

/** Removes the number or bullet of a list item: `1) 0171 …`, `2. +44 …`, `- …`, `[x] …`. */
export const withoutListNumber = (text: string) =>
  text
    .replace(
      /^\s{0,20}(?:[-–—*•‣◦▪●○·☐☑☒✓✔►➤→>|]|\[[ xX]?\])(?:\s{0,9}[-*•☐☑]){0,3}(?:\s{1,9}|(?=\+\s?\(?\d))/u,
      '',
    )
    .replace(/^\s{0,20}(?:#\s?)?[1-9]\d?(?:\.\)|[.)])\s{1,9}(?=\S)/, '')
    .replace(/^\s{0,20}(?:\([1-9]\d?\)|#?[1-9]\d{0,2}(?:\)|\.\s))\s{0,9}(?=[+0]|\p{L}|@)/u, '')

const year = '(?:19|20)\\d\\d'
const month = '(?:0?[1-9]|1[0-2])'
const day = '(?:0?[1-9]|[12]\\d|3[01])'
const dates = [
  `${year}([-./ ])${month}\\1${day}`,
  `${day}([-./ ])${month}\\2(?:${year}|\\d\\d)`,
  `${month}([-./])${day}\\3(?:${year}|\\d\\d)`,
].join('|')
const isDate = new RegExp(
  `^(?:${dates})(?:[T,\\s]{1,3}[\\d:.]{4,12}(?:\\s?[ap]\\.?m\\.?)?Z?)?$`,
  'i',
)

const isAddressOfHost = (text: string) =>
  /^\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d{1,5})?$/.test(text) &&
  text.split(/[.:/]/, 4).every((part) => Number(part) <= 255 && !/^0\d/.test(part)) &&
  // Danish phone numbers are written in four pairs
  !/^[2-9]\d(?:\.\d\d){3}$/.test(text)

function isBookNumber(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '')
  if (/^97[89]\d{10}$/.test(digits)) {
    return (
      [...digits].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 ? 3 : 1), 0) % 10 === 0
    )
  }
  if (!/^\d{1,5}([\s-])\d{1,7}\1\d{1,6}\1[\dX]$/.test(text) || !/^\d{9}[\dX]$/.test(digits))
    return false
  const worth = (digit: string) => (digit === 'X' ? 10 : Number(digit))
  return [...digits].reduce((sum, digit, at) => sum + worth(digit) * (10 - at), 0) % 11 === 0
}

const amount =
  /^(?:\d{1,2}([.,'’])\d{3}(?:\1\d{3}){0,4}|\d(?: \d{3}){1,4})(?:[.,]\d{1,2})?$|^\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?$|^\d{1,9}[.,]\d{2}$|^(?:[1-9]?\d|1[0-7]\d)\.\d{4,8}$/
const postcode = /^\d{5}-\d{4}$|^\d{2}-\d{3}$|^\d{5}-\d{3}$/

/**
 * Whether a text is a date, IP address, ISBN, amount or postcode, whose digits look like a number.
 */
export function isOtherNumber(typed: string): boolean {
  const text = westernized(typed).trim()
  if (text.length > 40 || !/^\d/.test(text)) return false
  return (
    isDate.test(text) ||
    isAddressOfHost(text) ||
    isBookNumber(text) ||
    amount.test(text) ||
    postcode.test(text)
  )
}

/**
 * Whether two numbers are written as one: `611 2345 / 46`, `901820-10/-11`, `901820 10-19`. A slash
 * after an area code does not count.
 */
export function holdsTwoNumbers(typed: string): boolean {
  const text = westernized(withoutListNumber(typed)).trim()
  if (/\d{5,}[\s-]{1,3}(\d{1,3})\s?[-–]\s?\d{1,3}$/.test(text) && isRange(text)) return true
  const [first = '', ...more] = text.split('/')
  if (more.length === 0) return false
  if (more.some((part) => /^\s{0,3}-/.test(part))) return true
  const lengthOf = (part: string) => part.replace(/\D/g, '').length
  // a calling code of up to three digits, a zero, an area code of up to five
  const longestArea = /^\D{0,3}(?:\+|00)/.test(first) ? 9 : 6
  let before = lengthOf(first)
  for (const part of more) {
    const length = lengthOf(part)
    if (before > longestArea || (before > 6 && length < 5)) return true
    before += length
  }
  return before > 17
}

/** `10-19`: equally many digits, and the second number is larger. */
function isRange(text: string): boolean {
  const [, from = '', to = ''] = /(\d{1,3})\s?[-–]\s?(\d{1,3})$/.exec(text) ?? []
  return from.length === to.length && Number(from) < Number(to) && from.length < 3
}
