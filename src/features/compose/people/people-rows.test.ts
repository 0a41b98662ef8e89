import { describe, expect, test } from 'vitest'
import { type AccountContact, mergeContacts } from '#beeper/recipient/contact-match.ts'
import type { ContactSearch } from '#beeper/recipient/contact-search.ts'
import { account, user } from '#beeper/testing/accounts.ts'
import {
  type PeopleRow,
  peopleRows,
  queryFor,
  rowView,
  statusOf,
  takesRow,
} from './people-rows.tsx'

const mount = '/sandbox'
const whatsapp = account('whatsapp')
const signal = account('signal')
const ada = user({ id: '@ada:w', fullName: 'Ada Obi', phoneNumber: '+447700900101' })
const adaOnSignal = user({ id: '@ada:s', fullName: 'Ada Obi', phoneNumber: '+447700900101' })
const found: AccountContact[] = [
  { account: whatsapp, contact: ada },
  { account: signal, contact: adaOnSignal },
]

const search = (more: Partial<ContactSearch> = {}): ContactSearch => ({
  matches: [],
  isSearching: false,
  accounts: 14,
  failed: [],
  isNetworkAsked: false,
  ...more,
})
const namesakes: AccountContact[] = [
  { account: whatsapp, contact: ada },
  { account: whatsapp, contact: user({ id: '@other:w', fullName: 'Ada Obi' }) },
]
const adaFound = search({ matches: mergeContacts(found) })
const none = new Set<string>()
const rows = (text: string, from = search(), on = undefined as typeof whatsapp | undefined) =>
  peopleRows(text, from, on, none, mount)
const texts = (all: readonly PeopleRow[]) => all.map(rowView.text)

describe('the rows', () => {
  test('are one for each person, with their networks, then the network search', () => {
    expect(texts(rows('ada', adaFound))).toEqual([
      'Ada Obi, +447700900101, WhatsApp, Signal',
      'Search 14 networks for “ada”',
    ])
  })

  test('offer to add an address, and on an account any text as a user ID', () => {
    expect(texts(rows('+44 7700 900101'))).toEqual([
      'Add +44 7700 900101',
      'Search 14 networks for “+447700900101”',
    ])
    expect(texts(rows('U0MARA001', search(), whatsapp))).toEqual(['Add “U0MARA001” as a user ID'])
    expect(texts(rows('Jun L', search(), whatsapp))).toEqual([])
    expect(texts(rows('U0MARA001', search({ isSearching: true }), whatsapp))).toEqual([])
  })

  test('mark who is in the list, whatever account is searched', () => {
    const listed = new Set(['/sandbox local-signal @ada:s'])
    const [row] = peopleRows('ada', adaFound, undefined, listed, mount)
    expect(row && [rowView.text(row), rowView.isDisabled?.(row)]).toEqual([
      'Ada Obi is already in the list',
      true,
    ])
    expect(peopleRows('', adaFound, undefined, listed, mount)).toEqual([])
  })
})

test.each([
  ['ada obi', search({ isSearching: true }), undefined, 'Searching 14 accounts…'],
  ['ada', search({ isSearching: true }), whatsapp, 'Searching WhatsApp…'],
  ['zzyzx', search(), undefined, 'No match for “zzyzx” in 14 accounts.'],
  ['zzyzx', search(), whatsapp, 'No match for “zzyzx” on WhatsApp.'],
  ['ada', adaFound, undefined, undefined],
  ['ada', search({ failed: [signal] }), undefined, 'Signal could not be searched.'],
  ['', search(), undefined, undefined],
])('the status of “%s” (%#)', (text, from, on, status) => {
  expect(statusOf(text, from, on)).toBe(status)
})

test.each([
  ['+44 (0)7700 900101', '+447700900101'],
  ['@ada', 'ada'],
  ['https://t.me/adaobi', 'adaobi'],
  [' Ada ', 'Ada'],
])('“%s” is searched as “%s”', (text, query) => {
  expect(queryFor(text)).toBe(query)
})

describe('a key that ends the text', () => {
  const [person, networks] = rows('ada', adaFound)
  const walked = { key: ',', hasWalked: true }
  if (!person || !networks) throw new Error('there are two rows')
  const alone = { rows: [networks], isSearching: false }

  test.each([
    ['ada', { key: ',', hasWalked: false }, false],
    ['Ada Obi', { key: ',', hasWalked: false }, true],
    ['+44 7700 900101', { key: ';', hasWalked: false }, true],
    ['ada', { key: 'Tab', hasWalked: false }, true],
    ['ada', walked, true],
  ])('“%s” and %j: %s', (text, key, takes) => {
    expect(takesRow(person, text, key, { rows: [person], isSearching: false })).toBe(takes)
  })

  test('a comma does not take a person if others have, or may yet have, the same name', () => {
    const text = 'Ada Obi'
    const comma = { key: ',', hasWalked: false }
    const [one, other] = rows(text, search({ matches: mergeContacts(namesakes) }), whatsapp)
    if (one?.kind !== 'person' || other?.kind !== 'person') throw new Error('two people')
    expect(takesRow(one, text, comma, { rows: [one, other], isSearching: false })).toBe(false)
    expect(takesRow(one, text, comma, { rows: [one], isSearching: true })).toBe(false)
    expect(takesRow(one, text, comma, { rows: [one], isSearching: false })).toBe(true)
  })

  test('searches the networks only if their row was reached with the arrow keys', () => {
    expect(takesRow(networks, 'ada', { key: 'Tab', hasWalked: false }, alone)).toBe(false)
    expect(takesRow(networks, 'ada', walked, alone)).toBe(true)
  })
})
