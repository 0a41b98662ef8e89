import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { throttled } from './live-events.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const times = { delay: 200, pause: 1_000 }

test('a burst of 3,000 calls causes two runs, the second a second later', async () => {
  const act = vi.fn(async () => undefined)
  const call = throttled(act, times)
  for (let n = 0; n < 3_000; n++) {
    call()
    if (n === 1_500) await vi.advanceTimersByTimeAsync(300)
  }
  expect(act).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(act).toHaveBeenCalledTimes(2)
})

test('continuous calls cause one run per second', async () => {
  const act = vi.fn(async () => undefined)
  const call = throttled(act, times)
  for (let passed = 0; passed < 10_000; passed += 150) {
    call()
    await vi.advanceTimersByTimeAsync(150)
  }
  expect(act.mock.calls.length).toBeGreaterThanOrEqual(9)
  expect(act.mock.calls.length).toBeLessThanOrEqual(11)
})

test('a call during a run causes one more run after it', async () => {
  const finish: (() => void)[] = []
  const act = vi.fn(() => new Promise<void>((resolve) => finish.push(resolve)))
  const call = throttled(act, times)
  call()
  await vi.advanceTimersByTimeAsync(200)
  call()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(act).toHaveBeenCalledTimes(1)
  finish[0]?.()
  await vi.advanceTimersByTimeAsync(200)
  expect(act).toHaveBeenCalledTimes(2)
  finish[1]?.()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(act).toHaveBeenCalledTimes(2)
})

test('nothing runs after cancel', async () => {
  const act = vi.fn(async () => undefined)
  const call = throttled(act, times)
  call()
  call.cancel()
  call()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(act).not.toHaveBeenCalled()
})
