import { expect, test } from 'vitest'
import { proposedTitle } from './group-fields.tsx'

test.each([
  [[], 255, ''],
  [['Ada Obi'], 255, 'Ada'],
  [['Ada Obi', 'Jun Lindqvist'], 255, 'Ada and Jun'],
  [['Ada Obi', 'Jun Lindqvist', 'Sol Vega'], 255, 'Ada, Jun and Sol'],
  [['A', 'B', 'C', 'D', 'E', 'F', 'G'], 255, 'A, B, C, D, E and 2 more'],
  [['Ada', 'Jun', 'Maximiliana'], 20, 'Ada, Jun and 1 more'],
  [['🎻🎻🎻🎻🎻🎻🎻🎻🎻'], 32, ''],
  [['🌊 Marina Okafor-Lund', '+44 7700 900101'], 255, 'Marina and +44 7700 900101'],
  [['佐藤 遥', 'ليلى حداد'], 255, '佐藤 and ليلى'],
])('the proposed title for %j within %i bytes is “%s”', (names, maxBytes, title) => {
  expect(proposedTitle(names, maxBytes)).toBe(title)
})
