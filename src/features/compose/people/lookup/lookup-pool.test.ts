import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLookupPool } from './lookup-pool.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const range = (count: number) => Array.from({ length: count }, (_, index) => index)

function poolOf(milliseconds: number) {
  const results: number[][] = []
  const started: number[] = []
  let [active, maxActive] = [0, 0]
  const pool = createLookupPool<number, number>({
    keyOf: String,
    async lookUp(item) {
      started.push(item)
      maxActive = Math.max(maxActive, ++active)
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      active--
      return item
    },
    onResults: (some) => results.push([...some]),
  })
  return { pool, results, started, maxActive: () => maxActive }
}

test('at most three lookups run at once, and each item is looked up once', async () => {
  const { pool, results, started, maxActive } = poolOf(50)
  pool.add(range(20))
  pool.add(range(20))
  await vi.runAllTimersAsync()
  expect(maxActive()).toBe(3)
  expect(started).toEqual(range(20))
  expect(results.flat()).toEqual(range(20))
})

test('results are delivered in batches, at most ten a second', async () => {
  const { pool, results } = poolOf(1)
  const began = Date.now()
  pool.add(range(60))
  await vi.runAllTimersAsync()
  expect(results.flat()).toHaveLength(60)
  expect(results.length).toBeLessThanOrEqual((Date.now() - began) / 100 + 1)
})

test('a single result is delivered at once', async () => {
  const { pool, results } = poolOf(5)
  pool.add([1])
  await vi.advanceTimersByTimeAsync(5)
  expect(results).toEqual([[1]])
})

test('an item can be looked up again after its result was delivered', async () => {
  const { pool, started } = poolOf(5)
  pool.add([1])
  await vi.runAllTimersAsync()
  pool.add([1])
  await vi.runAllTimersAsync()
  expect(started).toEqual([1, 1])
})

test('a stopped pool starts no lookup and delivers no result', async () => {
  const { pool, results, started } = poolOf(50)
  pool.add(range(20))
  await vi.advanceTimersByTimeAsync(55)
  pool.stop()
  pool.add([99])
  const before = started.length
  await vi.runAllTimersAsync()
  expect(started).toHaveLength(before)
  expect(results).toEqual([])
})
