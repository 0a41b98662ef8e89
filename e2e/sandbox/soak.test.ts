import { expect, test } from '@playwright/test'
import { soak } from '../../src/scripts/bench/soak.mjs'

// a few seconds of what `npm run soak` does for a quarter of an hour
test('a short soak keeps every promise', { tag: '@core' }, async () => {
  const promises = await soak(6_000)
  expect(promises.filter(({ isKept }) => !isKept)).toEqual([])
  expect(promises.length).toBeGreaterThanOrEqual(7)
})
