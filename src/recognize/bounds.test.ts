import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePoint } from '#contract/testing/code-point.ts'
import { decodeCards, looksLikeCards } from './card-lines.ts'
import { readList } from './lists.ts'
import { westernized } from './phone.ts'
import { phoneReadings, readPhone } from './phone-library.ts'
import { identifiers, type Recognition } from './recognition.ts'
import { recognize, recognizeAs } from './recognize.ts'
import { readCards } from './vcard.ts'

// building blocks of pasted text, which random characters rarely produce
const brick = fc.constantFrom(
  ...[
    '+44 7700 900101',
    '0171 2345678',
    '+',
    '00',
    '001',
    '(0)',
    '/',
    '-',
    '(',
    ')',
    '@',
    '<',
    '>',
  ],
  ...[
    'ada@example.org',
    '@ada_obi',
    'https://t.me/',
    'wa.me/',
    'tel:',
    'mailto:',
    'MECARD:N:',
    ';',
  ],
  ...[
    'Ada Obi',
    'Mobile:',
    'Fax',
    ',',
    '\n',
    '\t',
    '|',
    '"',
    "'",
    '1) ',
    '- ',
    '[',
    ']',
    '{',
    '12.03.24',
  ],
  ...[
    'BEGIN:VCARD\n',
    'TEL;TYPE=FAX:',
    'END:VCARD\n',
    'AGENT:\n',
    'Name,Phone\n',
    '؛',
    '，',
    '%',
    '#',
    'x',
  ],
)
const pasted = fc.oneof(
  fc
    .array(fc.oneof(brick, fc.string({ unit: codePoint, maxLength: 5 })), { maxLength: 25 })
    .map((parts) => parts.join('')),
  fc.string({ unit: codePoint, maxLength: 300 }),
)

const digitsIn = (text: string) => westernized(text).replace(/\D/g, '')

function* numbersIn(reading: Recognition | undefined): Generator<string> {
  if (reading?.kind === 'several') for (const row of reading.people) yield* numbersIn(row.reading)
  if (reading?.kind !== 'person') return
  if (reading.user.phoneNumber !== undefined) yield reading.user.phoneNumber
  for (const other of reading.others) yield* numbersIn(other)
}

test('pasted text never throws', () => {
  fc.assert(
    fc.property(pasted, (text) => {
      recognize(text)
      for (const identifier of identifiers) recognizeAs(text, identifier)
      readList(text)
      readCards(text)
      readPhone(text, 'DE')
      phoneReadings(text, ['DE', 'US', 'KR'])
    }),
    { numRuns: 400 },
  )
})

test('the digits of a number are a substring of the typed digits', () => {
  fc.assert(
    fc.property(pasted, (text) => {
      // percent-encoding can contain digits
      fc.pre(!text.includes('%') && !/[A-Z]{3}/.test(text))
      const typed = digitsIn(text)
      for (const number of numbersIn(recognize(text))) expect(typed).toContain(digitsIn(number))
      for (const { reading } of readList(text)) {
        for (const number of numbersIn(reading)) expect(typed).toContain(digitsIn(number))
      }
    }),
    { numRuns: 600 },
  )
})

test('every reading of a number ends with the typed digits', () => {
  const typed = fc.stringMatching(/^\+?[1-9]\d{8,13}$/)
  fc.assert(
    fc.property(typed, fc.constantFrom('DE', 'US', 'IT', 'KR', 'RU', 'BR'), (text, country) => {
      for (const { e164 } of phoneReadings(text, [country])) {
        // a trunk or international prefix may be removed, so only the end is compared
        expect(e164.slice(-4)).toBe(text.slice(-4))
      }
    }),
  )
})

const endless = [
  ...[
    '1',
    '1 ',
    '+4 ',
    '1/',
    '1-',
    '1.',
    '(1',
    '(0)',
    '00',
    "1'",
    '0171 2345678 ',
    '12.03.24, 10:15 - ',
  ],
  ...[
    'a@',
    '@a ',
    '<a',
    '[a](',
    'a.',
    'a:',
    'a-',
    "a'",
    'é',
    '://',
    't.me/a ',
    'a=',
    'https://',
    '%',
    '&',
  ],
  ...[
    '"',
    '",',
    '<,',
    '|a',
    ',',
    '; ',
    '\t',
    '\n',
    'a\n',
    '1\n',
    'Ada\n',
    'a,b\n',
    '> ',
    '[ ] ',
    '*',
    '_',
  ],
  ...[
    'BEGIN:VCARD\n',
    'AGENT:\nBEGIN:VCARD\n',
    'TEL:1\n',
    '=\n',
    ' . ',
    '\u200b',
    '\uD83D',
    '٠',
    '，',
  ],
]

test.each(endless)('the time for repeated %j grows linearly with its length', (part) => {
  /** CPU milliseconds of this process, which are independent of the machine's load. */
  const timeFor = (length: number) => {
    const text = part.repeat(length / part.length)
    const before = process.cpuUsage()
    // also parsed as a list, because it is longer than any one address
    recognize(`Ada ${text}!`)
    if (looksLikeCards(text)) readCards(text)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  const long = timeFor(16_000)
  // too short to distinguish growth from noise
  if (long < 75) return
  // quadratic growth takes sixteen times as long, linear growth four times
  expect(long).toBeLessThan(8 * timeFor(4_000) + 75)
})

test('card files decode from every encoding that phones write', () => {
  const text = 'BEGIN:VCARD\r\nFN:José\r\nEND:VCARD\r\n'
  const wide = [...text].flatMap((letter) => [letter.charCodeAt(0), 0])
  const swapped = [...text].flatMap((letter) => [0, letter.charCodeAt(0)])
  const latin = [...text].map((letter) => letter.charCodeAt(0))
  const files = [[0xff, 0xfe, ...wide], [0xfe, 0xff, ...swapped], wide, swapped, latin]
  for (const bytes of [
    ...files.map((file) => new Uint8Array(file)),
    new TextEncoder().encode(text),
  ]) {
    expect(readCards(decodeCards(bytes)).map(({ name }) => name)).toEqual(['José'])
  }
})
