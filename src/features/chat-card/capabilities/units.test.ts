import { expect, test } from 'vitest'
import { bytes, duration, shortDuration, timers } from './units.ts'

test.each([
  [900, '15 minutes', '15 min'],
  [120, '2 minutes', '2 min'],
  [3_600, '1 hour', '1 hr'],
  [86_400, '1 day', '1 day'],
  [172_800, '2 days', '2 days'],
  [216_000, '2 days 12 hours', '2d 12h'],
  [0, '0 seconds', '0 sec'],
  [1.5, '1.5 seconds', '1.5 sec'],
])('%d seconds read as %s', (seconds, long, short) => {
  expect(duration(seconds)).toBe(long)
  expect(shortDuration(seconds)).toBe(short)
})

test.each([
  [[86_400_000, 604_800_000, 7_776_000_000], '1, 7, 90 days'],
  [[30_000, 300_000, 86_400_000], '30 seconds, 5 minutes, 1 day'],
  [[3_600_000], '1 hour'],
  [[], ''],
])('the timers %j read as %s', (milliseconds, words) => {
  expect(timers(milliseconds)).toBe(words)
})

test.each([
  [2_097_152_000, '2.1 GB'],
  [100_000_000, '100 MB'],
  [8_000_000, '8 MB'],
  [999_999, '1,000 kB'],
  [1_500, '1.5 kB'],
  [0, '0 B'],
  [5e15, '5,000 TB'],
])('%d bytes read as %s', (size, words) => {
  expect(bytes(size)).toBe(words)
})
