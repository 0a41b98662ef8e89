import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonText } from './json-text.ts'

test('ordinary values are printed like JSON.stringify', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      expect(jsonText(value, 1_000_000, indent)).toBe(JSON.stringify(value, null, indent))
    }),
  )
  expect(jsonText({ a: undefined, b: [] }, 100, 0)).toBe('{"b":[]}')
})

test('too deep values are truncated, quickly', () => {
  const deep = JSON.parse(`${'['.repeat(6_000)}1${']'.repeat(6_000)}`)
  expect(() => JSON.stringify(deep)).toThrow(RangeError)
  const text = jsonText(deep, 100_000)
  expect(text).toContain('…')
  expect(text.length).toBeLessThan(40_000)
})

test('no value is longer than the maximum', () => {
  const values = [
    'x'.repeat(5_000_000),
    Array.from({ length: 300_000 }, (_, n) => n),
    { ['k'.repeat(1_000_000)]: 1 },
    Array.from({ length: 100_000 }, () => ({ a: ['😀'.repeat(20)] })),
  ]
  for (const value of values) {
    const text = jsonText(value, 1_000)
    expect(text.length).toBeGreaterThan(900)
    expect(text.length).toBeLessThanOrEqual(1_001)
    expect(text.endsWith('…')).toBe(true)
    expect(() => encodeURIComponent(text)).not.toThrow()
  }
})
