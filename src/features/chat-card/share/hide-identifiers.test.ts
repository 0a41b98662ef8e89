import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Participant } from '#contract/contacts.ts'
import { identifierHider } from './hide-identifiers.ts'

const ada = Participant.parse({
  id: '@447700900101:local-whatsapp.localhost',
  fullName: 'Ada Obi',
  phoneNumber: '+447700900101',
  email: 'ada.obi@example.org',
  username: 'AdaÓbi',
})
const ids = ['!walk:example.org', '4711', 'local-whatsapp_ba_1', 'whatsapp']
const hide = identifierHider({ people: [ada], ids }, '…')

describe('an identifier alone is hidden', () => {
  test.each([
    ...['+447700900101', '+44 7700 900101', '(07700) 900-101', '07700 900101', '0044 7700/900 101'],
    ...['+44 (0)7700 900101', '+44 7700 900101', '+44\u200b7700\u2060900101', '447700900101'],
    ...['＋４４ ７７００ ９００１０１', '٠٧٧٠٠٩٠٠١٠١', '+44‑7700‑900‑101', '+1 (555) 010-0199'],
    ...['Ada.Obi@Example.org', 'ADA.OBI@EXAMPLE.ORG', 'áda.obi@example.org', 'x@y.example'],
    ...['adaobi', '@AdaObi', 'ADAÓBI', '@adaobi', 'ada\u0301o\u0301bi', '@somebody_else'],
    ...['!walk:example.org', '@447700900101:local-whatsapp.localhost', '4711'],
    ...['local-whatsapp_ba_1', '“adaobi”', '(@AdaObi)', '+44 7700 900101 / @AdaObi'],
  ])('%s', (text) => {
    expect(hide(text)).toBe('…')
  })
})

test.each([
  ['Walk with @AdaObi on Friday', 'Walk with … on Friday'],
  ['Ada (+44 7700 900101)', 'Ada (…)'],
  ['Mail ada.obi@example.org or call 07700 900101!', 'Mail … or call …!'],
  ['The check found another chat: !old:example.org', 'The check found another chat: …'],
])('identifiers within a sentence are hidden: %s', (text, rest) => {
  expect(hide(text)).toBe(rest)
})

test.each([
  ...['Ada Obi', 'Trip 2024-11-21', 'Trip 21.11.2024', 'Class of 2010–2012', 'Room 12', '🦊', ''],
  ...['Our WhatsApp group', 'adaobium', 'Ελένη', 'Łukasz', '10:30 at 5'],
])('other texts are kept: %s', (text) => {
  expect(hide(text)).toBe(text)
})

test('a handle that is part of a longer name is hidden only with an @', () => {
  const people = [Participant.parse({ id: 'x', fullName: 'Ada Obi', username: 'ada' })]
  const hideAda = identifierHider({ people, ids: [] }, '…')
  expect(hideAda('Ada Obi')).toBe('Ada Obi')
  expect(hideAda('@ada')).toBe('…')
  const single = [Participant.parse({ id: 'x', fullName: 'Ada', username: 'ada' })]
  expect(identifierHider({ people: single, ids: [] }, '…')('Ada')).toBe('…')
})

test('numbers are found with any separators and surrounding text', () => {
  const between = fc.constantFrom('', ' ', '-', '.', ' (', ') ', '/', '\u00a0', '\u200b', ' – ')
  const digits = [...'447700900101']
  fc.assert(
    fc.property(
      fc.array(between, { minLength: 12, maxLength: 12 }),
      fc.string(),
      (gaps, around) => {
        const number = digits.map((digit, at) => digit + (at < 11 ? gaps[at] : '')).join('')
        const left = hide(`${around.replace(/\d/g, '')} ${number}`).replace(/\D/g, '')
        expect(left).toBe('')
      },
    ),
  )
})

test('a long text is truncated, but never within an identifier', () => {
  for (let length = 1_960; length <= 2_000; length++) {
    const text = hide(`${'x '.repeat(length / 2)}+44 7700 900101 ${'y'.repeat(300_000)}`)
    expect(text.length).toBeLessThan(2_010)
    expect(text).not.toMatch(/\d/)
  }
})
