import { expect, test } from 'vitest'
import { readableAnswer, readableJSON } from './readable-json.ts'

test('invisible characters are escaped', () => {
  expect(readableJSON({ a: 'x\u202ey\u00a0' })).toBe('{\n  "a": "x\\u202ey\u00a0"\n}')
  expect(readableAnswer({ a: '\u2066' })).toBe('{\n  "a": "\\u2066"\n}')
})

test('an answer of any depth and length is truncated', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(6_000)}1${'}'.repeat(6_000)}`)
  expect(readableAnswer(deep)).toContain('…')
  for (const answer of ['x'.repeat(30_000_000), { a: 'x'.repeat(30_000_000) }]) {
    expect(readableAnswer(answer).length).toBeLessThan(600_000)
  }
})
