import { expect, test, vi } from 'vitest'
import { inBatches } from './in-batches.ts'

test('what comes together is handed on together, in order, and nothing twice', () => {
  vi.useFakeTimers()
  const seen: (readonly number[])[] = []
  const { put, flush } = inBatches<number>((items) => seen.push(items))
  for (const item of [1, 2, 3]) put(item)
  expect(seen).toEqual([])
  vi.advanceTimersByTime(100)
  put(4)
  flush()
  flush()
  vi.advanceTimersByTime(1000)
  expect(seen).toEqual([[1, 2, 3], [4]])
  vi.useRealTimers()
})
