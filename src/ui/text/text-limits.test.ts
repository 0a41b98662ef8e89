import fc from 'fast-check'
import { expect, test } from 'vitest'
import { affordable, layoutCost } from './text-limits.ts'

test('Latin, Greek and Cyrillic letters cost one each, other characters more', () => {
  expect(layoutCost('Ada Żółć Ωδή Ночь')).toBe(17)
  for (const slow of ['\n', 'م', '漢', '\u202E', '🎻', 'ส']) {
    expect(layoutCost(slow)).toBeGreaterThan(slow.length)
  }
})

test('the affordable part is the longest within the budget, without splitting an emoji', () => {
  expect(affordable('Ada\nJun', 23)).toBe('Ada\n')
  expect(affordable('Ada', 3)).toBe('Ada')
  expect(affordable('Ada', -1)).toBe('')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(100), (text, budget) => {
      const part = affordable(text, budget)
      expect(text.startsWith(part)).toBe(true)
      expect(layoutCost(part)).toBeLessThanOrEqual(budget)
      expect(part).not.toMatch(/[\uD800-\uDBFF]$/)
    }),
  )
})
