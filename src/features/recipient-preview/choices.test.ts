import { expect, test } from 'vitest'
import { otherNumber } from './choices.tsx'

test.each([
  ['Mexico', '+5215500000000', '+525500000000'],
  ['Argentina', '+5491100000000', '+541100000000'],
  ['Brazil', '+5511970000000', '+551170000000'],
])('a number in %s has another form, and vice versa', (_, number, other) => {
  expect(otherNumber(number)).toBe(other)
  expect(otherNumber(other)).toBe(number)
})

test.each(['+15550100142', '+4915155501234', '+52155', '+551130000000', 'Ada', ''])(
  '“%s” has none',
  (number) => {
    expect(otherNumber(number)).toBeUndefined()
  },
)
