import { expect, test } from 'vitest'
import type { IdentifierKind } from './network.ts'
import { networkByType } from './networks.ts'

const read = (type: string, kind: IdentifierKind, text: string) =>
  networkByType(type).read[kind]?.(text)

const looksLikeEmail =
  'WhatsApp only supports phone numbers as user identifiers. Number looks like email'

test.each([
  ['whatsapp', 'phoneNumber', ' +49 (151) 5550-1234 ', '+4915155501234'],
  ['whatsapp', 'phoneNumber', '4915155501234', '+4915155501234'],
  ['signal', 'phoneNumber', '+44 7700.900-101', '+447700900101'],
  ['telegram', 'phoneNumber', '+44 7700 900101', '+447700900101'],
  ['telegram', 'username', '@Ada_Obi', 'ada_obi'],
  ['telegram', 'username', 'https://t.me/Ada_Obi', 'ada_obi'],
  ['telegram', 'username', 'telegram.me/ada_obi/', 'ada_obi'],
  ['telegram', 'username', 'tg:resolve?domain=ada_obi', 'ada_obi'],
  ['telegram', 'username', 'tg://resolve?domain=ada_obi', 'ada_obi'],
  ['imessage', 'phoneNumber', '+1 (555) 010-0142', '+15550100142'],
  ['imessage', 'email', ' Ada@Example.org ', 'ada@example.org'],
  ['matrix', 'username', '@Ada', 'ada'],
  ['matrix', 'username', '@ada:beeper.example', 'ada'],
  ['matrix', 'username', '@lena:example.org', 'lena:example.org'],
  ['matrix', 'email', 'ADA@example.org', 'ada@example.org'],
  ['gmessages', 'phoneNumber', '(555) 010-0142', '5550100142'],
  ['gmessages', 'phoneNumber', '+1 555 010 0142', '+15550100142'],
  ['twitter', 'username', '@AdaObi', 'AdaObi'],
] as const)('%s reads the %s "%s" as %s', (type, kind, text, value) => {
  expect(read(type, kind, text)).toEqual({ value })
})

test.each([
  ['whatsapp', 'phoneNumber', 'ada@example.org', looksLikeEmail],
  ['whatsapp', 'phoneNumber', '+49 151 CALL ME', looksLikeEmail],
  ['signal', 'phoneNumber', '07700 900101', 'phone number must start with +'],
  ['signal', 'phoneNumber', '+44 7700 9OO101', 'phone number must only contain numbers'],
  ['signal', 'phoneNumber', '+', 'phone number must start with + and contain numbers'],
  ['telegram', 'phoneNumber', '447700900101', 'phone number must start with +'],
  [
    'telegram',
    'username',
    'ada',
    'invalid identifier: "ada" (must be a phone number, username, or Telegram user ID)',
  ],
  [
    'telegram',
    'username',
    'ada__obi',
    'invalid identifier: "ada__obi" (must be a phone number, username, or Telegram user ID)',
  ],
  ['imessage', 'phoneNumber', '555 0142', 'phone number must start with +'],
  ['imessage', 'email', 'ada', 'invalid email'],
  ['matrix', 'username', 'Ada Obi', 'User ID "Ada Obi" is not valid on this network'],
  ['matrix', 'email', 'ada@ example.org', 'invalid email'],
  ['gmessages', 'phoneNumber', '555 CALL', 'phone number must only contain numbers'],
  ['twitter', 'username', 'Ada Obi', 'invalid identifier: "Ada Obi"'],
] as const)('%s refuses the %s "%s" in the words of its bridge', (type, kind, text, refused) => {
  expect(read(type, kind, text)).toEqual({ refused })
})

test.each([
  ['matrix', 'phoneNumber'],
  ['whatsapp', 'username'],
  ['signal', 'username'],
  ['signal', 'email'],
  ['slackgo', 'email'],
  ['instagramgo', 'username'],
  ['facebookgo', 'phoneNumber'],
  ['linkedin', 'email'],
  ['discordgo', 'username'],
  ['gvoice', 'phoneNumber'],
  ['bluesky', 'username'],
] as const)('%s does not look up by %s', (type, kind) => {
  expect(networkByType(type).read).not.toHaveProperty(kind)
})
