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
  soughtByText,
  soughtIn,
  soughtOf,
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
const everybody = [ada, sam, otherSam, linda, rania, bruce, jose, zoe, teo]

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Answers as a contact search does: whoever holds every word, accents folded. */
const search = (users: readonly User[]) => async (query: string) =>
  users.filter((one) => {
    const text = fold(Object.values(one).join(' '))
    return fold(query)
      .split(' ')
      .every((word) => text.includes(word))
  })

const finder = (ask: Finder['ask'] = search(everybody), country = ''): Finder => ({
  network: 'whatsapp',
  self: mara,
  ask,
  numbersOf: async (typed) => readNumber({ phoneReadings }, typed, country).map(({ e164 }) => e164),
})

const find = (typed: string, using = finder()) => findPerson(soughtByText(typed), using)
const answering = (...users: User[]) => finder(async () => users)

describe('what is typed', () => {
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
    // a part of a name, a surname, a syllable
    ['Ada O', 'ambiguous'],
    ['Haddad', 'ambiguous'],
    ['Lee', 'ambiguous'],
    ['Li', 'ambiguous'],
    ['No such person', 'unknown'],
    ['@nobody:x.org', 'unknown'],
    ['@x.org:x.org', 'unknown'],
    ['@ada', 'unknown'],
    ['https://chat.whatsapp.com/AbCd', 'unknown'],
    // a number of an unknown country, and the end of another
    ['07700 900101', 'unknown'],
    ['7700 900101', 'unknown'],
    ['+1 (555) 010-0142', 'self'],
    ['mara ruiz', 'self'],
  ])('“%s” is %s', async (typed, status) => {
    expect((await find(typed)).status).toBe(status)
  })

  test('a number without its country is found once the country is known', async () => {
    const found = await find('07700 900101', finder(search(everybody), 'GB'))
    expect(found).toEqual({ status: 'ready', contact: ada })
  })

  test('a number with two meanings is asked about', async () => {
    const two: Finder = { ...finder(), numbersOf: async () => ['+447700900101', '+15550100777'] }
    expect(await find('447700900101', two)).toEqual({ status: 'ambiguous', contacts: [ada] })
  })

  test('the profile of another network is not looked up here', async () => {
    expect((await find('https://t.me/sam2')).status).toBe('unknown')
    const telegram = { ...finder(), network: 'telegram' }
    expect((await find('https://t.me/sam2', telegram)).status).toBe('ready')
  })
})

describe('a row with an address', () => {
  test.each([
    ['Ada Obi <+44 7700 900998>', 'a number that is not known'],
    ['Sam Park <sam.park@example.org>', 'an address that is not known'],
  ])('“%s” is never resolved by its name', async (typed) => {
    expect((await find(typed)).status).toBe('unknown')
  })

  test('takes its name from the cell beside it', async () => {
    const reading = recognize('+44 7700 900999')
    if (reading?.kind === 'several') throw new Error('one number is one person')
    expect((await findPerson(soughtIn(reading, 'Bruce Lee'), finder())).status).toBe('unknown')
  })

  const stranger = user({ id: '@s:x.org', fullName: 'Stranger', phoneNumber: '+447700900777' })
  test.each([
    ['+44 7700 900101', stranger],
    ['ada@example.org', user({ id: '@s:x.org', fullName: 'S', email: 'adam@example.org' })],
    ['jose@example.org', user({ id: '@s:x.org', fullName: 'S', email: 'josé@example.org' })],
  ])('an answer with another address than %s is a question', async (typed, contact) => {
    expect(await find(typed, answering(contact))).toEqual({
      status: 'namesake',
      contacts: [contact],
    })
  })

  test('many answers with other numbers are no answer', async () => {
    expect((await find('+44 7700 900101', answering(stranger, mara))).status).toBe('unknown')
  })

  test('a network that keeps numbers private answers with the person alone', async () => {
    const hidden = user({ id: '@h:x.org', fullName: 'Ada Obi' })
    expect((await find('+44 7700 900101', answering(hidden))).status).toBe('ready')
    expect((await find('Ada <+44 7700 900101>', answering(hidden))).status).toBe('ready')
    expect((await find('Jun <+44 7700 900101>', answering(hidden))).status).toBe('namesake')
    expect((await find('+44 7700 900101', answering(hidden, linda))).status).toBe('ambiguous')
  })

  test('two contacts with one number are asked about, unless they are one person', async () => {
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

test('an accent makes another handle', async () => {
  expect((await find('@zoë')).status).toBe('unknown')
})

describe('a participant of another account', () => {
  const tess = user({ id: 'u2', fullName: 'Tess Brandt', username: 'tess_brandt' })
  const hidden = user({ id: 'u6', fullName: 'Jun L.', email: 'jun@example.org' })
  const here = finder(search([...everybody, tess, hidden]))
  const again = (known: Known) => findPerson(soughtOf({ name: 'Ada Obi', known }), here)

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
    ['nothing but what they were called', {}],
    ['a name and a number nobody has', { fullName: 'Ada Obi', phoneNumber: '+15550100130' }],
    ['a handle of another name', { username: 'tess_brandt', fullName: 'Tess Ito' }],
    ['a name that fits two', { fullName: 'Sam Park', email: 'no@example.org' }],
  ])('is asked about after %s', async (_, known) => {
    expect((await again(known)).status).toBe('namesake')
  })

  test('is not found by what nobody has here', async () => {
    expect((await again({ fullName: 'Nobody', email: 'no@example.org' })).status).toBe('unknown')
  })

  test('has everybody to choose from who may be meant', async () => {
    const sought = soughtOf({ name: '', known: { fullName: 'Sam Park', username: 'tess_brandt' } })
    expect(await candidatesFor(sought, here)).toEqual([tess, sam, otherSam])
  })
})
