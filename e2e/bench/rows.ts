import { test } from '@playwright/test'
import type { Row } from '../../src/scripts/bench/rows.mjs'

/** Whether this run only finds broken benchmarks: few rounds, wide limits. */
const isQuick = process.env.BENCH_QUICK === '1'

/** The number of rounds; each round also measures the reference. */
export const rounds = (many: number, few: number) => (isQuick ? few : many)

/** Reports one row of the table. In a quick run the limits of times are doubled. */
export function report(row: Row, isTime = true) {
  const limit = isQuick && isTime ? row.limit * 2 : row.limit
  console.log(`${row.name}: ${row.measured}; ${row.reference}; ratio ${row.ratio.toFixed(2)}`)
  const description = JSON.stringify({ ...row, limit })
  test.info().annotations.push({ type: 'row', description })
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

export const ms = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`
export const kB = (size: number) => `${(size / 1000).toFixed(1)} kB`
