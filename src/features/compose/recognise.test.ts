import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recognise } from './recognise.ts'

test.each([
  ['@ada:beeper.com', 'id'],
  ['ada@example.org', 'email'],
  ['+49 151 5550 1234', 'phoneNumber'],
  ['(555) 010-0123', 'phoneNumber'],
  ['@ada_obi', 'username'],
])('%s is recognised as %s', (text, identifier) => {
  expect(recognise(` ${text} `)).toEqual({ identifier, value: text })
})

test.each(['Ada', 'Ada Obi', '', '12', '佐藤 遥', '@'])('“%s” is a name, or nothing', (text) => {
  expect(recognise(text)).toBeUndefined()
})

test('whatever is recognised is recognised again as the same', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const seen = recognise(text)
      if (seen) expect(recognise(seen.value)).toEqual(seen)
    }),
  )
})
