import { expect, test } from 'vitest'
import { lookUpAll } from './look-up-all.ts'

test('everybody is looked up once, never more than three at a time', async () => {
  const seen: number[] = []
  let running = 0
  let most = 0
  const items = Array.from({ length: 12 }, (_, index) => index)
  const lookUp = async (item: number) => {
    most = Math.max(most, ++running)
    await Promise.resolve()
    seen.push(item)
    running--
  }
  await lookUpAll(items, lookUp, new AbortController().signal)
  expect(seen.toSorted((one, other) => one - other)).toEqual(items)
  expect(most).toBeLessThanOrEqual(3)
})

test('stopping leaves the rest alone', async () => {
  const controller = new AbortController()
  const seen: number[] = []
  const lookUp = async (item: number) => {
    seen.push(item)
    if (item === 3) controller.abort()
  }
  await lookUpAll([1, 2, 3, 4, 5, 6, 7, 8, 9], lookUp, controller.signal)
  expect(seen.length).toBeLessThan(7)
})
