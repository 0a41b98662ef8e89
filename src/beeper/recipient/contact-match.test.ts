import { describe, expect, test } from 'vitest'
import type { User } from '#contract/contacts.ts'
import { account, user } from '../testing/accounts.ts'
import {
  type AccountContact,
  givenIdentifier,
  isSamePerson,
  mergeContacts,
  rankMatches,
} from './contact-match.ts'

const whatsapp = account('whatsapp')
const signal = account('signal')
const telegram = account('telegram')
const slack = account('slackgo')

const on = (
  where: typeof whatsapp,
  contact: Partial<User> & { id: string },
  lastActivity?: string,
): AccountContact => ({
  account: where,
  contact: user(contact),
  ...(lastActivity && { chat: { chatID: `chat of ${contact.id}`, lastActivity } }),
})

const rows = (...found: AccountContact[]) =>
  mergeContacts(found).map(({ name, contacts }) => [
    name,
    ...contacts.map(({ account: { bridge } }) => bridge?.type),
  ])

const ada = { fullName: 'Ada Obi', phoneNumber: '+447700900101' }

describe('one person on several accounts', () => {
  test('is one row by number, by address, and by an unambiguous full name', () => {
    expect(
      rows(
        on(whatsapp, { id: 'w', ...ada }),
        on(signal, { id: 's', ...ada, fullName: 'Ada' }),
        on(telegram, { id: 't', fullName: 'Ada Obi', username: 'adaobi' }),
        on(slack, { id: 'k', fullName: 'ada óbi', email: 'ada@example.org' }),
      ),
    ).toEqual([['Ada Obi', 'whatsapp', 'signal', 'telegram', 'slackgo']])
  })

  test('is listed with the account of the latest chat first', () => {
    expect(
      rows(
        on(whatsapp, { id: 'w', ...ada }, '2026-01-01T00:00:00Z'),
        on(signal, { id: 's', ...ada }, '2026-02-01T00:00:00Z'),
      ),
    ).toEqual([['Ada Obi', 'signal', 'whatsapp']])
  })

  test('listed twice by one account, as contact and in a chat, is one contact with the chat', () => {
    const [match] = mergeContacts([
      on(whatsapp, { id: 'w', ...ada }),
      on(whatsapp, { id: 'w', ...ada }, '2026-01-01T00:00:00Z'),
    ])
    expect(match?.contacts).toHaveLength(1)
    expect(match?.contacts[0]?.chat?.chatID).toBe('chat of w')
  })

  test('with two IDs on one account is one row, if number and name are the same', () => {
    expect(rows(on(whatsapp, { id: 'w', ...ada }), on(whatsapp, { id: 'lid-1', ...ada }))).toEqual([
      ['Ada Obi', 'whatsapp', 'whatsapp'],
    ])
  })
})

describe('two people', () => {
  test('with one number on one account stay separate', () => {
    const other = { ...ada, fullName: 'Ben Obi' }
    expect(rows(on(whatsapp, { id: '1', ...ada }), on(whatsapp, { id: '2', ...other }))).toEqual([
      ['Ada Obi', 'whatsapp'],
      ['Ben Obi', 'whatsapp'],
    ])
  })

  test('with one name stay separate where numbers differ or one account has both', () => {
    expect(
      rows(
        on(whatsapp, { id: '1', fullName: 'Sam Park', phoneNumber: '+15550100001' }),
        on(signal, { id: '2', fullName: 'Sam Park', phoneNumber: '+15550100002' }),
        on(telegram, { id: '3', fullName: 'Sam Park' }),
      ),
    ).toHaveLength(3)
    expect(
      rows(
        on(telegram, { id: '1', fullName: 'Sam Park', username: 'sam1' }),
        on(telegram, { id: '2', fullName: 'Sam Park', username: 'sam2' }),
      ),
    ).toHaveLength(2)
  })

  test('are not merged by a first name', () => {
    expect(
      rows(on(telegram, { id: '1', fullName: 'Mum' }), on(slack, { id: '2', fullName: 'Mum' })),
    ).toHaveLength(2)
  })
})

test('names that begin with the query come first, then the latest chats', () => {
  const matches = mergeContacts([
    on(whatsapp, { id: '1', fullName: 'Rita Adams' }),
    on(whatsapp, { id: '2', fullName: 'Ada Obi' }),
    on(whatsapp, { id: '3', fullName: 'Adam Mbeki' }, '2026-02-01T00:00:00Z'),
    on(whatsapp, { id: '4', fullName: 'Nevada' }),
  ])
  expect(rankMatches(matches, 'ada').map(({ name }) => name)).toEqual([
    'Adam Mbeki',
    'Ada Obi',
    'Rita Adams',
    'Nevada',
  ])
})

const adaOnBeeper = {
  id: '@ada:beeper.com',
  username: 'Ada_Obi',
  phoneNumber: '+447700900101',
  email: 'ada@example.org',
}

test.each([
  ['id', '@ada:beeper.com', true],
  ['id', '@Ada:beeper.com', false],
  ['username', '@ada_obi', true],
  ['username', 'ada', false],
  ['phoneNumber', '+44 7700 900101', true],
  ['phoneNumber', '+44 7700 90010', false],
  ['email', 'ADA@example.org', true],
] as const)('%s %s is Ada’s: %s', (kind, value, isAda) => {
  expect(isSamePerson(adaOnBeeper, { kind, value })).toBe(isAda)
})

test('a missing identifier matches no contact', () => {
  expect(isSamePerson({ id: 'x' }, { kind: 'email', value: '' })).toBe(false)
})

test('givenIdentifier returns the identifier that Beeper tries first', () => {
  expect(givenIdentifier({ email: 'ada@example.org', phoneNumber: '+447700900101' })).toEqual({
    kind: 'phoneNumber',
    value: '+447700900101',
  })
  expect(givenIdentifier({ fullName: 'Ada' })).toBeUndefined()
})
