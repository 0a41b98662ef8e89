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
  ['imessage', 'ada_obi@example.org', 'ada_obi@example.org'],
  ['gmessages', '3.447700900101', '@gmessages_3.447700900101:beeper.example'],
  ['instagramgo', '17841400000101', '@instagram_17841400000101:beeper.example'],
  ['facebookgo', '100000000000101', '@facebook_100000000000101:beeper.example'],
  ['twitter', '44770090', '@44770090:local-twitter.localhost'],
  [
    'linkedin',
    'ACoAAB000000000000000000000447700900101',
    '@ACoAAB000000000000000000000447700900101:local-linkedin.localhost',
  ],
  ['discordgo', '221590400000000101', '@discord_221590400000000101:beeper.example'],
  ['gvoice', '1.+447700900101', '@gvoice_1.+447700900101:beeper.example'],
  [
    'bluesky',
    'plc-adaobi222222222222222222',
    '@bluesky_plc-adaobi222222222222222222:beeper.example',
  ],
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
  ['gmessages', '+44 7700 900101', '3.447700900101'],
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
  ['gmessages', '3.'],
  ['instagramgo', 'ada_obi'],
  ['facebookgo', '0'],
  ['twitter', 'AdaObi'],
  ['linkedin', 'ACoAAshort'],
  ['discordgo', '221590'],
  ['gvoice', '+447700900101'],
  ['bluesky', 'plc-01'],
])('%s knows no user ID like %s', (type, text) => {
  expect(networkByType(type).networkID(text)).toBeUndefined()
})
