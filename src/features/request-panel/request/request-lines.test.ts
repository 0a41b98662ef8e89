import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedLines } from './request-lines.tsx'

test.each([
  ['a|b|c', 'a|x|c', [1, 2]],
  ['a|b|c', 'a|b|x|c', [2, 3]],
  ['a|b|c', 'a|c', [1, 1]],
  ['a|b|c', 'a|b|c', [3, 3]],
  ['{|a|}', '{|a,|b|}', [2, 3]],
  ['a|a', 'a|a|a', [2, 3]],
])('from %s to %s', (before, after, [from, to]) => {
  expect(changedLines(before.split('|'), after.split('|'))).toEqual({ from, to })
})

test('lines outside of the changed range are equal', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c'))
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const { from, to } = changedLines(before, after)
      expect(from).toBeLessThanOrEqual(to)
      expect(after.slice(0, from)).toEqual(before.slice(0, from))
      const behind = after.length - to
      expect(after.slice(to)).toEqual(before.slice(before.length - behind))
    }),
  )
})
