import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ChatCapabilities } from '#contract/capabilities.ts'
import { networks } from '#contract/networks.ts'
import { codePoint } from '#contract/testing/code-point.ts'
import { allNetworks, networkByType } from './networks.ts'
import type { IdentifierKind } from './shared.ts'

const readers = allNetworks.flatMap((network) =>
  Object.entries(network.read).map(([kind, read]) => ({
    type: network.type,
    kind,
    read,
    network,
  })),
)

test('the sandbox has exactly the networks of the contract', () => {
  expect(allNetworks.map(({ type }) => type).sort()).toEqual(Object.keys(networks).sort())
})

test('account IDs and bridge IDs are unique, and bridge IDs fit into a path', () => {
  expect(new Set(allNetworks.map(({ account }) => account.accountID)).size).toBe(allNetworks.length)
  expect(new Set(allNetworks.map(({ account }) => account.bridge.id)).size).toBe(allNetworks.length)
  for (const { account } of allNetworks) expect(account.bridge.id).toMatch(/^[A-Za-z0-9_-]+$/)
})

test('a network reads only identifiers that its bridge can look up', () => {
  for (const { facts, read } of allNetworks) {
    const lookups = facts.capabilities.resolve_identifier
    if (read.phoneNumber) expect(lookups.lookup_phone || lookups.any_phone).toBe(true)
    if (read.username) expect(lookups.lookup_username).toBe(true)
    if (read.email) expect(lookups.lookup_email).toBe(true)
  }
})

test('a network without verification has an ID for every number', () => {
  for (const { unverifiedID, networkID, facts, type } of allNetworks) {
    const id = unverifiedID?.('+15550100101')
    expect([type, id !== undefined]).toEqual([
      type,
      facts.capabilities.resolve_identifier.any_phone,
    ])
    if (id !== undefined) expect(networkID(id)).toBe(id)
  }
})

test('an unknown type is an error that names it', () => {
  expect(networkByType('signal').account.network).toBe('Signal')
  expect(() => networkByType('line')).toThrow('The sandbox has no network "line"')
})

describe.each(allNetworks)('$type', ({ type, facts, account, userID, networkID, ...network }) => {
  test('has the facts of the contract', () => {
    expect(facts).toBe(networks[type])
    expect(account.bridge.type).toBe(type)
  })

  test('converts the own ID to a network ID and back', () => {
    const inside = networkID(account.selfID)
    expect(inside).toBeDefined()
    expect(userID(inside ?? '')).toBe(account.selfID)
  })

  test('rejects text that is not an ID', () => {
    for (const text of ['', ' ', '@', '@unknown', 'Ada Obi', '@ada:elsewhere.example extra']) {
      expect(networkID(text)).toBeUndefined()
    }
  })

  test('any text is no ID, or an ID that converts to the same ID again', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: codePoint }), fc.stringMatching(/^[@+\w:.-]*$/)),
        (text) => {
          const inside = networkID(text)
          if (inside !== undefined) expect(networkID(userID(inside))).toBe(inside)
        },
      ),
    )
  })

  test('has a distinct ID for each chat', () => {
    expect(network.chatID('1')).not.toBe(network.chatID('2'))
  })

  test('has chat capabilities that match the contract and its text limit', () => {
    for (const chat of [network.chats.direct, network.chats.group]) {
      const sent = JSON.parse(JSON.stringify(chat))
      expect(JSON.parse(JSON.stringify(ChatCapabilities.parse(sent)))).toEqual(sent)
      expect(chat.maxTextLength).toBe(facts.maxTextLength)
    }
  })
})

describe.each(readers)('$kind on $type', ({ read, network }) => {
  test('any text is read or refused; a read value is read unchanged and can have an ID', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: codePoint }),
          fc.stringMatching(/^[@+\w:./ -]*$/),
          fc.emailAddress(),
        ),
        (text) => {
          const reading = read(text)
          if ('refused' in reading) {
            expect(reading.refused).not.toBe('')
            return
          }
          expect(read(reading.value)).toEqual(reading)
          const unverified = network.unverifiedID?.(reading.value)
          if (unverified !== undefined) expect(network.networkID(unverified)).toBe(unverified)
        },
      ),
    )
  })
})

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
] as const)('on %s, %s is the user ID %s, and both are accepted', (type, inside, shown) => {
  const { userID, networkID } = networkByType(type)
  expect(userID(inside)).toBe(shown)
  expect([networkID(shown), networkID(inside)]).toEqual([inside, inside])
})

test.each([
  ['whatsapp', '4915155501234@s.whatsapp.net', '4915155501234'],
  ['slackgo', 'U700900101', 't0mara5rz-u700900101'],
  ['matrix', '@Ada:beeper.example', '@ada:beeper.example'],
  ['gmessages', '+44 7700 900101', '3.447700900101'],
] as const)('%s also accepts %s', (type, text, inside) => {
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
  ['matrix', '@unknown'],
  ['imessage', 'Ada'],
  ['gmessages', '3.'],
  ['instagramgo', 'ada_obi'],
  ['facebookgo', '0'],
  ['twitter', 'AdaObi'],
  ['linkedin', 'ACoAAshort'],
  ['discordgo', '221590'],
  ['gvoice', '+447700900101'],
  ['bluesky', 'plc-01'],
])('%s rejects the user ID %s', (type, text) => {
  expect(networkByType(type).networkID(text)).toBeUndefined()
})

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
] as const)(
  '%s refuses the %s "%s" with the message of its bridge',
  (type, kind, text, refused) => {
    expect(read(type, kind, text)).toEqual({ refused })
  },
)

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
