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
  [31_536_000, '1 year', '1 yr'],
  [31_622_400, '366 days', '366 days'],
])('%d seconds read as %s', (seconds, long, short) => {
  expect(duration(seconds)).toBe(long)
  expect(shortDuration(seconds)).toBe(short)
})

test.each([
  [[86_400_000, 604_800_000, 7_776_000_000], '1, 7, 90 days'],
  [[30_000, 300_000, 86_400_000], '30 seconds, 5 minutes, 1 day'],
  [[3_600_000], '1 hour'],
  [[], ''],
  [[1, 2, 7, 31, 365].map((days) => days * 86_400_000), '1 day to 1 year'],
  [[300_000, 30_000, 3_600_000, 60_000, 86_400_000], '30 seconds to 1 day'],
  [[60_000, 60_000, 60_000, 60_000, 60_000], '1, 1, 1, 1, 1 minute'],
])('the timers %j read as %s', (milliseconds, words) => {
  expect(timers(milliseconds)).toBe(words)
})

test.each([
  [2_097_152_000, '2 GB'],
  [104_857_600, '100 MB'],
  [10_485_760, '10 MB'],
  [1_073_741_824, '1 GB'],
  [1_073_741_823, '1 GB'],
  [100_000_000, '100 MB'],
  [8_000_000, '8 MB'],
  [999_999, '976.6 kB'],
  [1_048_575, '1 MB'],
  [25_000_000, '25 MB'],
  [999, '999 B'],
  [1_000, '1 kB'],
  [1_500, '1.5 kB'],
  [0, '0 B'],
  [5e15, '5,000 TB'],
])('%d bytes read as %s', (size, words) => {
  expect(bytes(size)).toBe(words)
})
