import { expect, test } from 'vitest'
import { ago, moment } from './format.ts'

const now = new Date('2026-05-08T20:00:00Z')

test.each([
  ['2026-05-08T19:59:30Z', 'just now'],
  ['2026-05-08T19:15:00Z', '45 minutes ago'],
  ['2026-05-07T19:00:00Z', 'yesterday'],
  ['2026-05-05T19:00:00Z', '3 days ago'],
  ['2026-04-20T19:00:00Z', '2 weeks ago'],
  ['2024-04-20T19:00:00Z', '2 years ago'],
  ['2026-05-08T20:10:00Z', 'in 10 minutes'],
  ['soon', undefined],
  [undefined, undefined],
])('%s was %s', (stamp, words) => {
  expect(ago(stamp, now)).toBe(words)
})

test('a moment is formatted in the locale and time zone', () => {
  const stamp = '2026-05-05T22:30:00Z'
  // some versions of ICU have a narrow space before PM
  expect(moment(stamp, 'en-US', 'UTC').replace(/\s/g, ' ')).toBe('May 5, 2026, 10:30 PM UTC')
  expect(moment(stamp, 'de-DE', 'Asia/Tokyo')).toMatch(/^6\. Mai 2026/)
  expect(moment(stamp)).toBe(moment(stamp, Intl.DateTimeFormat().resolvedOptions().locale))
})

test('an invalid moment is returned as it is', () => {
  expect(moment('next week')).toBe('next week')
})
