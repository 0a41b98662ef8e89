import { expect, test } from 'vitest'
import { networkByType } from './networks.ts'

test.each([
  ['whatsapp', '4915155501234', '@4915155501234:local-whatsapp.localhost'],
  ['whatsapp', 'lid-150000000000142', '@lid-150000000000142:local-whatsapp.localhost'],
  [
    'signal',
    '00000000-0000-4000-8000-447700900101',
    '@00000000-0000-4000-8000-447700900101:local-signal.localhost',
  ],
  [
    'signal',
    'pni_00000000-0000-4000-8000-447700900101',
    '@pni_00000000-0000-4000-8000-447700900101:local-signal.localhost',
  ],
  ['telegram', '5700900101', '@5700900101:local-telegram.localhost'],
  ['slackgo', 't0mara5rz-u700900101', '@slack_t0mara5rz-u700900101:beeper.example'],
  ['matrix', '@ada:beeper.example', '@ada:beeper.example'],
  ['imessage', '+447700900101', '+447700900101'],
  ['imessage', 'imsg##participant:0a1b', 'imsg##participant:0a1b'],
] as const)('on %s, %s is shown as %s and found by both', (type, inside, shown) => {
  const { userID, networkID } = networkByType(type)
  expect(userID(inside)).toBe(shown)
  expect([networkID(shown), networkID(inside)]).toEqual([inside, inside])
})

test.each([
  ['whatsapp', '4915155501234@s.whatsapp.net', '4915155501234'],
  ['slackgo', 'U700900101', 't0mara5rz-u700900101'],
  ['matrix', '@Ada:beeper.example', '@ada:beeper.example'],
] as const)('%s also takes %s', (type, text, inside) => {
  expect(networkByType(type).networkID(text)).toBe(inside)
})

test.each([
  ['whatsapp', '@4915155501234:local-signal.localhost'],
  ['whatsapp', '123'],
  ['whatsapp', '12345678901234'],
  ['signal', '+447700900101'],
  ['telegram', '0'],
  ['telegram', '-5'],
  ['slackgo', 'tother-u700900101'],
  ['matrix', '@nobody'],
  ['imessage', 'Ada'],
])('%s knows no user ID like %s', (type, text) => {
  expect(networkByType(type).networkID(text)).toBeUndefined()
})
