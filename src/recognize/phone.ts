// the zeros of the scripts whose digits people type numbers in: Arabic, Persian, Devanagari,
// Bengali, Thai, full width
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10]

const westernDigit = (digit: string) => {
  const code = digit.codePointAt(0) ?? 0
  const zero = zeros.find((candidate) => code >= candidate && code <= candidate + 9)
  return zero === undefined ? digit : String(code - zero)
}

// brackets, dots, slashes, underscores, and every dash and space there is
const marks =
  /[\s()[\]{}._~/\u00A0\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF·•]|\p{Pd}|−/gu

/**
 * A number without the marks people write between its digits, in western digits. A leading 00
 * becomes +, and the trunk zero that some bracket after a country code is left out.
 */
export const compactPhone = (typed: string) =>
  typed
    .replace(/\p{Nd}/gu, westernDigit)
    .replace(/＋/g, '+')
    .replace(/^([^\d]*(?:\+|00)[\d\s.-]*)\(0\)/, '$1')
    .replace(marks, '')
    .replace(/^00/, '+')

// E.161: what stands on the keys of a phone
const keys = 'abc2 def3 ghi4 jkl5 mno6 pqrs7 tuv8 wxyz9'.split(' ')

const keyOf = (letter: string) =>
  keys.find((key) => key.includes(letter.toLowerCase()))?.at(-1) ?? letter

/**
 * `1-800-FLOWERS` as `1-800-3569377`: after three digits, three letters and more are pressed on the
 * keys of a phone, as libphonenumber reads them. Anything else stays as it was typed.
 */
export function keyed(typed: string): string {
  const letters = typed.match(/\p{L}/gu) ?? []
  const [before = ''] = /^\P{L}*/u.exec(typed) ?? []
  const isVanity =
    letters.length >= 3 &&
    letters.every((letter) => /[a-z]/i.test(letter)) &&
    before.replace(/\D/g, '').length >= 3 &&
    withoutExtension(typed) === typed
  return isVanity ? typed.replace(/[a-z]/gi, keyOf) : typed
}

/** Whether something other than a number was typed. */
export const isNoPhone = (typed: string) => !/^\+?\d+$/.test(compactPhone(typed))

/** Whether a number says which country it is from. */
export const namesCountry = (typed: string) => compactPhone(typed).startsWith('+')

/** The number before an extension, as `+1 555 010 0142 ext. 7` has one. */
export const withoutExtension = (typed: string) =>
  typed.replace(/(?:;ext=|[\s,]*(?:ext(?:ension)?\.?|x|#)\s*)\d{1,7}\s*$/i, '')
