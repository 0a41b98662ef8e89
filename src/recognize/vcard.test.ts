import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codePoint } from '#contract/testing/code-point.ts'
import { looksLikeCards, splitCards } from './card-lines.ts'
import { readCard, readCards } from './vcard.ts'

const readFirst = (text: string) => readCards(text)[0]

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')

test.each([
  [
    '4.0, as Thunderbird writes it',
    card(
      'VERSION:4.0',
      'FN:Ada Obi',
      'N:Obi;Ada;;;',
      'TEL;TYPE="cell,voice";VALUE=uri:tel:+44-7700-900101',
      'EMAIL;PREF=1:ada@example.org',
    ),
    { fullName: 'Ada Obi', phoneNumber: '+44-7700-900101', email: 'ada@example.org' },
  ],
  [
    '3.0, as iOS writes it',
    card(
      'VERSION:3.0',
      'N:Obi;Ada;;;',
      'FN:Ada Obi',
      'item1.TEL;type=pref:+44 7700 900101',
      'item1.X-ABLabel:mobile',
      'EMAIL;type=INTERNET;type=HOME:ada@example.org',
      'X-SOCIALPROFILE;type=twitter:https://x.com/ada_obi',
      'PHOTO;ENCODING=b;TYPE=JPEG:AAAA',
    ),
    {
      fullName: 'Ada Obi',
      phoneNumber: '+44 7700 900101',
      email: 'ada@example.org',
    },
  ],
  [
    '2.1, as old phones write it',
    card(
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=BB=C3=B3=C5=82=',
      'kiewski;=C5=81ukasz',
      'TEL;CELL;PREF:+4915155500111',
    ),
    { fullName: 'Łukasz Żółkiewski', phoneNumber: '+4915155500111' },
  ],
  [
    '2.1 in an older charset',
    card('VERSION:2.1', 'FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Jos=E9'),
    { fullName: 'José' },
  ],
  [
    'without a version, folded, with a broken line',
    card('FN:Ada\\, the', '  Great', 'this is no line', 'TEL:0170 1234567'),
    { fullName: 'Ada, the Great', phoneNumber: '0170 1234567' },
  ],
  ['without its end', 'BEGIN:VCARD\nVERSION:3.0\nFN:Ada', { fullName: 'Ada' }],
])('reads a card %s', (_, text, user) => {
  expect(looksLikeCards(text)).toBe(true)
  expect(splitCards(text).map((part) => readCard(part)?.people.user)).toEqual([user])
})

test('several cards in one file are several people, and an empty card is skipped', () => {
  const text = card('VERSION:3.0', 'FN:Ada') + card('VERSION:4.0') + card('VERSION:2.1', 'FN:Jun')
  expect(splitCards(text).map((part) => readCard(part)?.name)).toEqual(['Ada', undefined, 'Jun'])
})

test('a home page is not a username', () => {
  expect(
    readFirst(card('VERSION:3.0', 'FN:Ada', 'URL:https://ada.example.org/me'))?.people.user,
  ).toEqual({
    fullName: 'Ada',
  })
})

test('a very long line is skipped and the rest of the card is read', () => {
  const endless = `FN;ENCODING=QUOTED-PRINTABLE:${'x=\r\n'.repeat(5000)}Ada`
  expect(readFirst(card('VERSION:2.1', endless, 'TEL:+44 7700 900101'))?.people.user).toEqual({
    phoneNumber: '+44 7700 900101',
  })
})

test('quoted-printable letters beside plain ones are decoded', () => {
  const name = 'FN;ENCODING=QUOTED-PRINTABLE:J=C3=B3n = Ada'
  expect(readFirst(card('VERSION:2.1', name))?.people.user).toEqual({ fullName: 'Jón = Ada' })
})

test('reading a card with random content never throws', () => {
  const property = fc.tuple(
    fc.constantFrom('FN', 'N', 'TEL', 'EMAIL;TYPE=x', 'TEL;ENCODING=QUOTED-PRINTABLE', 'IMPP;;="'),
    fc.string({ unit: codePoint }),
  )
  const version = fc.constantFrom('2.1', '3.0', '4.0', '9')
  fc.assert(
    fc.property(version, fc.array(property), (number, properties) => {
      const lines = properties.map(([name, value]) => `${name}:${value}`)
      for (const part of splitCards(card(`VERSION:${number}`, ...lines))) readCard(part)
    }),
  )
})
