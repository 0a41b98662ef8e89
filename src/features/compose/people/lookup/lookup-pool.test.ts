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
  const asked: number[] = []
  let [active, most] = [0, 0]
  const pool = createLookupPool<number, number>({
    keyOf: String,
    async lookUp(item) {
      asked.push(item)
      most = Math.max(most, ++active)
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      active--
      return item
    },
    onResults: (some) => results.push([...some]),
  })
  return { pool, results, asked, most: () => most }
}

test('three are under way at once, and each is asked once', async () => {
  const { pool, results, asked, most } = poolOf(50)
  pool.add(range(20))
  pool.add(range(20))
  await vi.runAllTimersAsync()
  expect(most()).toBe(3)
  expect(asked).toEqual(range(20))
  expect(results.flat()).toEqual(range(20))
})

test('results come together, at most ten times a second', async () => {
  const { pool, results } = poolOf(1)
  const began = Date.now()
  pool.add(range(60))
  await vi.runAllTimersAsync()
  expect(results.flat()).toHaveLength(60)
  expect(results.length).toBeLessThanOrEqual((Date.now() - began) / 100 + 1)
})

test('a single result does not wait for others', async () => {
  const { pool, results } = poolOf(5)
  pool.add([1])
  await vi.advanceTimersByTimeAsync(5)
  expect(results).toEqual([[1]])
})

test('an item can be asked about again once its result was handed on', async () => {
  const { pool, asked } = poolOf(5)
  pool.add([1])
  await vi.runAllTimersAsync()
  pool.add([1])
  await vi.runAllTimersAsync()
  expect(asked).toEqual([1, 1])
})

test('nothing is asked and nothing comes after it was stopped', async () => {
  const { pool, results, asked } = poolOf(50)
  pool.add(range(20))
  await vi.advanceTimersByTimeAsync(55)
  pool.stop()
  pool.add([99])
  const before = asked.length
  await vi.runAllTimersAsync()
  expect(asked).toHaveLength(before)
  expect(results).toEqual([])
})
