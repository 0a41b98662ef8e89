import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codePoint } from '#contract/testing/code-point.ts'
import type { Recognized } from './recognition.ts'
import { recognize, recognizeAs } from './recognize.ts'

const uuid = '5f3a1c2e-0000-4000-8000-0123456789ab'

test.each([
  ['@ada:beeper.com', 'id', '@ada:beeper.com'],
  [uuid, 'id', uuid],
  [`pni_${uuid}`, 'id', `pni_${uuid}`],
  ['lid-150000000000142', 'id', 'lid-150000000000142'],
  ['175928847299117063', 'id', '175928847299117063'],
  ['ada@example.org', 'email', 'ada@example.org'],
  ['ada.obi+news@mail.example.org', 'email', 'ada.obi+news@mail.example.org'],
  ['zoë@exämple.org', 'email', 'zoë@exämple.org'],
  ['+49 151 5550 1234', 'phoneNumber', '+49 151 5550 1234'],
  ['(555) 010-0123', 'phoneNumber', '(555) 010-0123'],
  ['\u202A+44 7700 900123\u202C', 'phoneNumber', '+44 7700 900123'],
  ['447700900123@s.whatsapp.net', 'phoneNumber', '+447700900123'],
  ['@ada_obi', 'username', 'ada_obi'],
  ['@ada.bsky.social', 'username', 'ada.bsky.social'],
  ['Ada', 'fullName', 'Ada'],
  ['佐藤 遥', 'fullName', '佐藤 遥'],
  ['12', 'fullName', '12'],
  ['1-800-FLOWERS', 'phoneNumber', '1-800-FLOWERS'],
  ['123 Main Street', 'fullName', '123 Main Street'],
  ['2024 WORLD TOUR', 'fullName', '2024 WORLD TOUR'],
  ['@', 'fullName', '@'],
  ['ada@', 'fullName', 'ada@'],
])('%s is recognized as %s', (text, identifier, value) => {
  expect(recognize(` ${text} `)).toMatchObject({ identifier, user: { [identifier]: value } })
})

test.each([
  ['https://wa.me/4915155501234', 'phoneNumber', '+4915155501234', 'whatsapp'],
  ['wa.me/+44 7700 900123'.replaceAll(' ', ''), 'phoneNumber', '+447700900123', 'whatsapp'],
  ['https://wa.me/447700900123?text=Hi%20there', 'phoneNumber', '+447700900123', 'whatsapp'],
  [
    'https://api.whatsapp.com/send?phone=447700900123&text=Hi',
    'phoneNumber',
    '+447700900123',
    'whatsapp',
  ],
  [
    'https://api.whatsapp.com/send/?phone=%2B447700900123',
    'phoneNumber',
    '+447700900123',
    'whatsapp',
  ],
  ['whatsapp://send?phone=447700900123', 'phoneNumber', '+447700900123', 'whatsapp'],
  ['https://t.me/ada_obi', 'username', 'ada_obi', 'telegram'],
  ['t.me/ada_obi?start=1', 'username', 'ada_obi', 'telegram'],
  ['https://telegram.me/@ada_obi/', 'username', 'ada_obi', 'telegram'],
  ['https://t.me/+447700900123', 'phoneNumber', '+447700900123', 'telegram'],
  ['tg://resolve?domain=ada_obi', 'username', 'ada_obi', 'telegram'],
  ['tg:resolve?phone=447700900123', 'phoneNumber', '+447700900123', 'telegram'],
  ['https://signal.me/#p/+447700900123', 'phoneNumber', '+447700900123', 'signal'],
  ['sgnl://signal.me/#p/+447700900123', 'phoneNumber', '+447700900123', 'signal'],
  ['https://matrix.to/#/@ada:example.org', 'id', '@ada:example.org', 'matrix'],
  ['https://matrix.to/#/%40ada%3Aexample.org?via=example.org', 'id', '@ada:example.org', 'matrix'],
  ['matrix:u/ada:example.org?action=chat', 'id', '@ada:example.org', 'matrix'],
  ['https://www.instagram.com/ada.obi/?hl=en', 'username', 'ada.obi', 'instagramgo'],
  ['https://ig.me/m/ada.obi', 'username', 'ada.obi', 'instagramgo'],
  ['https://x.com/ada_obi', 'username', 'ada_obi', 'twitter'],
  ['https://mobile.twitter.com/ada_obi/status/1', 'username', 'ada_obi', 'twitter'],
  ['https://x.com/intent/user?screen_name=ada_obi', 'username', 'ada_obi', 'twitter'],
  ['https://x.com/messages/compose?recipient_id=1234567890', 'id', '1234567890', 'twitter'],
  ['https://uk.linkedin.com/in/ada-obi-1a2b3c/', 'username', 'ada-obi-1a2b3c', 'linkedin'],
  ['https://www.linkedin.com/in/zo%C3%AB-1', 'username', 'zoë-1', 'linkedin'],
  [
    'https://www.facebook.com/profile.php?id=100012345678901',
    'id',
    '100012345678901',
    'facebookgo',
  ],
  ['https://m.me/ada.obi', 'username', 'ada.obi', 'facebookgo'],
  ['https://discord.com/users/175928847299117063', 'id', '175928847299117063', 'discordgo'],
  ['https://bsky.app/profile/ada.bsky.social', 'username', 'ada.bsky.social', 'bluesky'],
])('recognizes the link %s as the %s %s on %s', (link, identifier, value, network) => {
  expect(recognize(link)).toMatchObject({
    identifier,
    user: { [identifier]: value },
    networks: [network],
  })
})

test.each([
  ['https://chat.whatsapp.com/AbCdEf', 'group-invite'],
  ['https://t.me/joinchat/AbCdEf', 'group-invite'],
  ['https://t.me/+AbCdEfGh', 'group-invite'],
  ['https://t.me/+1234567abcDEF', 'group-invite'],
  ['https://wa.me/message/ABCDEF', 'encrypted'],
  ['https://signal.me/#eu/AbCdEf', 'encrypted'],
  ['https://matrix.to/#/#room:example.org', 'no-person'],
  ['matrix:r/room:example.org', 'no-person'],
  ['https://instagram.com/p/AbCd/', 'no-person'],
  ['https://x.com/home', 'no-person'],
  ['https://www.linkedin.com/company/acme', 'no-person'],
  ['https://wa.me/', 'no-person'],
  ['https://example.org/ada', 'no-person'],
])('rejects the link %s as %s', (link, reason) => {
  expect(recognize(link)).toEqual({ kind: 'unreadable', reason })
})

describe('addresses with a scheme', () => {
  test.each([
    ['tel:+44-7700-900123', 'phoneNumber', '+44-7700-900123'],
    ['tel:+15550100123;ext=12', 'phoneNumber', '+15550100123'],
    ['tel:7700900123;phone-context=+44', 'phoneNumber', '+447700900123'],
    ['TEL:(555)%20010-0123', 'phoneNumber', '(555) 010-0123'],
    ['sms:+447700900123?body=Hello', 'phoneNumber', '+447700900123'],
    ['mailto:ada@example.org?subject=Hi', 'email', 'ada@example.org'],
    ['mailto:ada%2Bnews@example.org', 'email', 'ada+news@example.org'],
  ])('%s is the %s %s', (text, identifier, value) => {
    expect(recognize(text)).toMatchObject({ identifier, user: { [identifier]: value } })
  })

  test('an sms: address belongs to the SMS networks', () => {
    expect(recognize('sms:+447700900123')).toMatchObject({ networks: ['gmessages', 'imessage'] })
  })
})

test.each([
  ['Ada Obi <ada@example.org>', { fullName: 'Ada Obi', email: 'ada@example.org' }],
  ['"Obi, Ada" <ada@example.org>', { fullName: 'Obi, Ada', email: 'ada@example.org' }],
  ['<ada@example.org>', { email: 'ada@example.org' }],
  ['Ada <+44 7700 900123>', { fullName: 'Ada', phoneNumber: '+44 7700 900123' }],
  ['Ada <https://t.me/ada_obi>', { fullName: 'Ada', username: 'ada_obi' }],
  ['ada@example.org (Ada Obi)', { fullName: 'Ada Obi', email: 'ada@example.org' }],
])('%s is a name and an address', (text, user) => {
  expect(recognize(text)).toMatchObject({ user })
})

test('recognizeAs reads a text as the chosen identifier', () => {
  expect(recognizeAs('ada_obi', 'username')?.user).toEqual({ username: 'ada_obi' })
  expect(recognizeAs('@ada', 'username')?.user).toEqual({ username: 'ada' })
  expect(recognizeAs('15550100123', 'id')?.user).toEqual({ id: '15550100123' })
  expect(recognizeAs('https://t.me/ada_obi', 'username')?.user).toEqual({ username: 'ada_obi' })
})

test('blank text is undefined, and very long text is too long', () => {
  for (const text of ['', ' \n ', '\u202E']) expect(recognize(text)).toBeUndefined()
  for (const text of ['a'.repeat(1_000_000), '1'.repeat(5000)]) {
    expect(recognize(text)).toEqual({ kind: 'unreadable', reason: 'too-long' })
  }
})

const spelled = ({ identifier, user }: Recognized) =>
  `${identifier === 'username' ? '@' : ''}${user[identifier] ?? ''}`

const handle = fc.stringMatching(/^[a-z][a-z0-9_]{3,12}[a-z0-9]$/)
const digits = fc.stringMatching(/^[1-9]\d{7,13}$/)
const addressed = fc.oneof(
  handle.map((name) => `https://t.me/${name}?x=1`),
  handle.map((name) => `@${name}`),
  handle.map((name) => `x.com/${name}`),
  handle.map((name) => `matrix:u/${name}:example.org`),
  digits.map((number) => `wa.me/${number}`),
  digits.map((number) => `tel:+${number}`),
  fc.emailAddress().map((email) => `Ada <${email}>`),
  fc.string({ unit: 'grapheme' }),
)

test('a dash is a bullet before a number, and part of an address that begins with one', () => {
  expect(recognize('-+44 7700 900101')).toMatchObject({ user: { phoneNumber: '+44 7700 900101' } })
  expect(recognize('-+a.a@a.aa')).toMatchObject({ user: { email: '-+a.a@a.aa' } })
})

test('recognizing a recognized value again gives the same result', () => {
  fc.assert(
    fc.property(addressed, (text) => {
      const first = recognize(text)
      if (first?.kind !== 'person') return
      const again = recognize(spelled(first))
      expect(again).toMatchObject({ identifier: first.identifier })
      expect(again).toMatchObject({ user: { [first.identifier]: first.user[first.identifier] } })
    }),
    { numRuns: 400 },
  )
})

test('random text never throws', () => {
  const scheme = fc.constantFrom('', 'tel:', 'mailto:', 'https://t.me/', 'matrix:', 'wa.me/', '<')
  fc.assert(
    fc.property(scheme, fc.string({ unit: codePoint, maxLength: 200 }), (start, text) => {
      recognize(start + text)
      recognizeAs(start + text, 'phoneNumber')
    }),
    { numRuns: 1000 },
  )
})
