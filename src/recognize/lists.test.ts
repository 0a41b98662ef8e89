import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isList, readList } from './lists.ts'

const texts = (text: string) => readList(text).map((row) => row.text)

test.each([
  ['Ada\nJun\r\nSol', ['Ada', 'Jun', 'Sol']],
  ['Ada, Jun; Sol', ['Ada', 'Jun', 'Sol']],
  ['"Obi, Ada" <ada@example.org>, Jun', ['"Obi, Ada" <ada@example.org>', 'Jun']],
  [' ,, Ada ;;\n\n', ['Ada']],
  ['"never closed, Ada\nJun', ['"never closed', 'Ada', 'Jun']],
  ['', []],
])('the list %j has the entries %j', (text, entries) => {
  expect(texts(text)).toEqual(entries)
  expect(isList(text)).toBe(entries.length > 1)
})

test('a list keeps every address with any separator', () => {
  const address = fc.stringMatching(/^[a-z][a-z0-9]{0,8}@[a-z]{2,8}\.org$/)
  const separator = fc.constantFrom('\n', ',', ';', ', ', '\r\n', ' ; ', ' ')
  fc.assert(
    fc.property(fc.uniqueArray(address, { minLength: 1 }), separator, (addresses, between) => {
      expect(texts(addresses.join(between))).toEqual(addresses)
    }),
  )
})

test('a row with an address is read by the address and not by the name', () => {
  // long enough not to be the label of another number, such as "Fax" or "Ssn"
  const name = fc.stringMatching(/^[A-Z][a-z]{5,9}$/)
  const separator = fc.constantFrom(': ', ' – ', '\t', ', ', ' ', ' - ', ' | ')
  const line = fc.tuple(name, separator, fc.stringMatching(/^\+447700900\d{3}$/))
  fc.assert(
    fc.property(
      fc.uniqueArray(line, { minLength: 1, maxLength: 8, selector: ([, , number]) => number }),
      (lines) => {
        const rows = readList(lines.map((parts) => parts.join('')).join('\n'))
        const numbers = rows.map(({ reading }) =>
          reading.kind === 'person' ? reading.user.phoneNumber : undefined,
        )
        expect(numbers).toEqual(lines.map(([, , number]) => number))
      },
    ),
  )
})

test('a line of many people is read completely', () => {
  const numbers = Array.from({ length: 500 }, (_, index) => `+1 555 010 ${2000 + index}`)
  for (const separator of [', ', ' ', '; ']) {
    expect(texts(numbers.join(separator))).toEqual(numbers)
  }
})
