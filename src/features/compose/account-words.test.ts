import { expect, test } from 'vitest'
import { statusOf } from './account-words.ts'

test('a status that is new to us is told as it came, whatever it is', () => {
  expect(statusOf({ status: 'disabled' })).toBe('switched off in Beeper')
  for (const status of ['on_mars', '__proto__', 'constructor', 'toString']) {
    expect(statusOf({ status })).toBe(status)
  }
})
