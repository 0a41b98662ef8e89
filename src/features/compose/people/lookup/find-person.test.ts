import { describe, expect, test } from 'vitest'
import { user } from '#beeper/testing/accounts.ts'
import type { User } from '#contract/contacts.ts'
import { phoneReadings } from '#recognize/phone-library.ts'
import { recognize } from '#recognize/recognize.ts'
import type { Known } from '../../draft/draft.ts'
import { readNumber } from '../../numbers.ts'
import {
  candidatesFor,
  type Finder,
  findPerson,
  termsOfParticipant,
  termsOfReading,
  termsOfText,
} from './find-person.ts'

const mara = user({ id: '@mara:x.org', fullName: 'Mara Ruiz', phoneNumber: '+15550100142' })
const ada = user({ id: '@ada:x.org', fullName: 'Ada Obi', phoneNumber: '+447700900101' })
const sam = user({ id: '@sam:x.org', fullName: 'Sam Park', email: 'sam@example.org' })
const otherSam = user({ id: '@sam2:x.org', fullName: 'Sam Park', username: 'sam2' })
const linda = user({ id: '@linda:x.org', fullName: 'Linda Okafor' })
const rania = user({ id: '@rania:x.org', fullName: 'Rania Haddad' })
const bruce = user({ id: '@bruce:x.org', fullName: 'Bruce Lee' })
const jose = user({ id: '@jose:x.org', fullName: 'José Ferreira', email: 'jose@example.org' })
const zoe = user({ id: '@zoe:x.org', fullName: 'Zoë Ångström', username: 'zoe' })
const teo = user({ id: '@teo:x.org', fullName: 'Teo Eriksen', cannotMessage: true })
const contacts = [ada, sam, otherSam, linda, rania, bruce, jose, zoe, teo]

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** A contact search: contacts that contain every word, ignoring accents. */
const search = (users: readonly User[]) => async (query: string) =>
  users.filter((one) => {
    const text = fold(Object.values(one).join(' '))
    return fold(query)
      .split(' ')
      .every((word) => text.includes(word))
  })

const finder = (searchContacts: Finder['search'] = search(contacts), country = ''): Finder => ({
  network: 'whatsapp',
  self: mara,
  search: searchContacts,
  numbersOf: async (typed) => readNumber({ phoneReadings }, typed, country).map(({ e164 }) => e164),
})

const find = (typed: string, using = finder()) => findPerson(termsOfText(typed), using)
const answering = (...users: User[]) => finder(async () => users)

describe('a typed text', () => {
  test.each([
    ['Ada Obi', ada],
    ['obi ada', ada],
    ['ada', ada],
    ['zoe angstrom', zoe],
    ['"Work" <0044 (0)7700 900101>', ada],
    ['@ada:x.org', ada],
    ['Sam <sam@example.org>', sam],
    ['SAM@example.org', sam],
    ['@sam2', otherSam],
    ['@Zoe', zoe],
    ['Teo Eriksen', teo],
  ])('“%s” is one contact', async (typed, contact) => {
    expect(await find(typed)).toEqual({ status: 'ready', contact })
  })

  test.each([
    ['Sam Park', 'ambiguous'],
    // part of a name, a surname, a syllable
    ['Ada O', 'ambiguous'],
    ['Haddad', 'ambiguous'],
    ['Lee', 'ambiguous'],
    ['Li', 'ambiguous'],
    ['No such person', 'unknown'],
    ['@nobody:x.org', 'unknown'],
    ['@x.org:x.org', 'unknown'],
    ['@ada', 'unknown'],
    ['https://chat.whatsapp.com/AbCd', 'unknown'],
    // a number without a country code, and the end of another
    ['07700 900101', 'unknown'],
    ['7700 900101', 'unknown'],
    ['+1 (555) 010-0142', 'self'],
    ['mara ruiz', 'self'],
  ])('“%s” is %s', async (typed, status) => {
    expect((await find(typed)).status).toBe(status)
  })

  test('with a local number is found once the country is known', async () => {
    const found = await find('07700 900101', finder(search(contacts), 'GB'))
    expect(found).toEqual({ status: 'ready', contact: ada })
  })

  test('with a number of two readings is ambiguous', async () => {
    const two: Finder = { ...finder(), numbersOf: async () => ['+447700900101', '+15550100777'] }
    expect(await find('447700900101', two)).toEqual({ status: 'ambiguous', contacts: [ada] })
  })

  test('with a profile link of another network is not found', async () => {
    expect((await find('https://t.me/sam2')).status).toBe('unknown')
    const telegram = { ...finder(), network: 'telegram' }
    expect((await find('https://t.me/sam2', telegram)).status).toBe('ready')
  })
})

describe('a row with an address', () => {
  test.each([
    ['Ada Obi <+44 7700 900998>', 'an unknown number'],
    ['Sam Park <sam.park@example.org>', 'an unknown address'],
  ])('“%s” is not resolved by its name', async (typed) => {
    expect((await find(typed)).status).toBe('unknown')
  })

  test('is not resolved by the name in the next cell either', async () => {
    const reading = recognize('+44 7700 900999')
    if (reading?.kind === 'several') throw new Error('one number is one person')
    expect((await findPerson(termsOfReading(reading, 'Bruce Lee'), finder())).status).toBe(
      'unknown',
    )
  })

  const stranger = user({ id: '@s:x.org', fullName: 'Stranger', phoneNumber: '+447700900777' })
  test.each([
    ['+44 7700 900101', stranger],
    ['ada@example.org', user({ id: '@s:x.org', fullName: 'S', email: 'adam@example.org' })],
    ['jose@example.org', user({ id: '@s:x.org', fullName: 'S', email: 'josé@example.org' })],
  ])('a result with another address than %s may be a namesake', async (typed, contact) => {
    expect(await find(typed, answering(contact))).toEqual({
      status: 'namesake',
      contacts: [contact],
    })
  })

  test('several results with other numbers are no match', async () => {
    expect((await find('+44 7700 900101', answering(stranger, mara))).status).toBe('unknown')
  })

  test('a result without an address, from a network that hides them, matches by name', async () => {
    const hidden = user({ id: '@h:x.org', fullName: 'Ada Obi' })
    expect((await find('+44 7700 900101', answering(hidden))).status).toBe('ready')
    expect((await find('Ada <+44 7700 900101>', answering(hidden))).status).toBe('ready')
    expect((await find('Jun <+44 7700 900101>', answering(hidden))).status).toBe('namesake')
    expect((await find('+44 7700 900101', answering(hidden, linda))).status).toBe('ambiguous')
  })

  test('two contacts with one number are ambiguous, unless they are one person', async () => {
    const work = { ...ada, id: 'lid-77009001010', cannotMessage: true }
    const tess = user({ id: '@tess:x.org', fullName: 'Tess', phoneNumber: '+447700900101' })
    expect((await find('+44 7700 900101', answering(ada, tess))).status).toBe('ambiguous')
    expect(await find('Tess <+44 7700 900101>', answering(ada, tess))).toEqual({
      status: 'ready',
      contact: tess,
    })
    expect(await find('+44 7700 900101', answering(work, ada))).toEqual({
      status: 'ready',
      contact: ada,
    })
  })
})

test('accents are significant in handles', async () => {
  expect((await find('@zoë')).status).toBe('unknown')
})

describe('a participant of another account', () => {
  const tess = user({ id: 'u2', fullName: 'Tess Brandt', username: 'tess_brandt' })
  const hidden = user({ id: 'u6', fullName: 'Jun L.', email: 'jun@example.org' })
  const here = finder(search([...contacts, tess, hidden]))
  const again = (known: Known) => findPerson(termsOfParticipant({ name: 'Ada Obi', known }), here)

  test.each([
    ['a number', { phoneNumber: '+447700900101', fullName: 'Ada from work' }, ada],
    ['an address', { email: 'jun@example.org', fullName: 'Jun Lindqvist' }, hidden],
    ['a number as it was typed', { typed: '0044 7700 900101', fullName: 'Ada' }, ada],
    ['a handle and a name', { username: 'Tess_Brandt', fullName: 'Tess Brandt' }, tess],
  ])('is found by %s', async (_, known, contact) => {
    expect(await again(known)).toEqual({ status: 'ready', contact })
  })

  test.each([
    ['a name alone', { fullName: 'Ada Obi' }],
    ['the shown name only', {}],
    ['a name and an unknown number', { fullName: 'Ada Obi', phoneNumber: '+15550100130' }],
    ['a handle with another name', { username: 'tess_brandt', fullName: 'Tess Ito' }],
    ['a name that fits two', { fullName: 'Sam Park', email: 'no@example.org' }],
  ])('is a possible namesake with %s', async (_, known) => {
    expect((await again(known)).status).toBe('namesake')
  })

  test('is not found by an unknown name and address', async () => {
    expect((await again({ fullName: 'Nobody', email: 'no@example.org' })).status).toBe('unknown')
  })

  test('has all possible contacts as candidates', async () => {
    const terms = termsOfParticipant({
      name: '',
      known: { fullName: 'Sam Park', username: 'tess_brandt' },
    })
    expect(await candidatesFor(terms, here)).toEqual([tess, sam, otherSam])
  })
})
