import { expect, test } from 'vitest'
import { isWithin, rowsIn, tableOf, widened } from './rows.mjs'

const row = { name: 'Size', measured: '190 kB', reference: '85 kB', ratio: 2.2, limit: 2.3 }

test.each([
  [{ ...row, ratio: 2.3 }, true],
  [{ ...row, ratio: 2.31 }, false],
  [{ ...row, ratio: Number.NaN }, false],
  [{ ...row, ratio: 2.31, isAtLeast: true }, true],
  [{ ...row, ratio: 2.2, isAtLeast: true }, false],
  [{ ...row, ratio: Number.NaN, isAtLeast: true }, false],
])('%o is in its band: %s', (one, expected) => expect(isWithin(one)).toBe(expected))

test('a quick run has bands four times as wide, on either side', () => {
  expect(widened(row).limit).toBe(2.3 * 4)
  expect(widened({ ...row, isAtLeast: true }).limit).toBe(2.3 / 4)
})

test('the table lists each ratio with its band, and marks those outside', () => {
  const lines = tableOf([row, { ...row, name: 'a | b', ratio: 9, isAtLeast: false }]).split('\n')
  expect(lines.slice(2)).toEqual([
    '| Size | 190 kB | 85 kB | 2.20 | ≤ 2.3 | yes |',
    '| a \\| b | 190 kB | 85 kB | 9.00 | ≤ 2.3 | **no** |',
  ])
})

test('rows are read from Playwright’s report, and a failed test is a row in no band', () => {
  const annotations = [{ type: 'row', description: JSON.stringify(row) }]
  const spec = (title: string, ok: boolean, result: object) => ({
    title,
    ok,
    tests: [{ results: [result] }],
  })
  const report = {
    errors: [{ message: 'No browser' }],
    suites: [
      { suites: [{ specs: [spec('the page', true, { annotations })] }] },
      { specs: [spec('a key', false, { annotations, error: { message: 'Timed out\nat …' } })] },
    ],
  }
  const rows = rowsIn(JSON.stringify(report))
  expect(rows.map(({ name }) => name)).toEqual(['Size', 'Size', 'a key', 'In the browser'])
  expect(rows.map(isWithin)).toEqual([true, true, false, false])
  expect(rows[2]?.measured).toBe('failed: Timed out')
})
