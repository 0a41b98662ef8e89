import { describe, expect, test } from 'vitest'
import { user } from '#beeper/testing/accounts.ts'
import {
  countsText,
  editedRow,
  maxRows,
  needsCountry,
  type PastedRow,
  problemText,
  readPasted,
  readyContacts,
  rowStates,
} from './pasted-list.ts'

const ada = user({ id: '@ada:w', fullName: 'Ada Obi' })
const jun = user({ id: '@jun:w', fullName: 'Jun Lindqvist' })
const teo = user({ id: '@teo:w', fullName: 'Teo Eriksen', cannotMessage: true })

const row = (found: PastedRow['found'], text = 'row'): PastedRow => ({
  key: 0,
  text,
  terms: { networks: [], isFromOtherAccount: false },
  found,
})
const rows = [
  row({ status: 'ready', contact: ada }, 'ada'),
  row({ status: 'ready', contact: ada }, 'Ada Obi'),
  row({ status: 'ready', contact: jun }),
  row({ status: 'ready', contact: teo }),
  row({ status: 'ambiguous', contacts: [ada, jun] }),
  row({ status: 'namesake', contacts: [jun] }),
  row({ status: 'self' }),
  row({ status: 'failed' }),
  row({ status: 'pending' }),
]

describe('the states of rows', () => {
  const states = rowStates(rows, [jun.id])

  test('count each person as ready once', () => {
    expect(states).toEqual([
      'ready',
      'duplicate',
      'duplicate',
      'toFix',
      'toFix',
      'toFix',
      'self',
      'toFix',
      'pending',
    ])
  })

  test('are counted without zeros', () => {
    expect(countsText(states)).toBe('1 ready · 4 to fix · 2 duplicate · 1 you · 1 open')
    expect(countsText(['ready', 'ready'])).toBe('2 ready')
  })

  test('select the ready contacts, with the text that found them', () => {
    expect(readyContacts(rows, states)).toEqual({
      contacts: [ada],
      typed: new Map([[ada.id, 'ada']]),
    })
  })

  test('have a text for problems only', () => {
    expect(rows.map((it, index) => problemText(it, states[index] ?? 'pending'))).toEqual([
      undefined,
      'duplicate',
      'duplicate',
      'can’t be messaged',
      'which one?',
      'another person?',
      'that’s you',
      'no answer',
      undefined,
    ])
  })
})

describe('reading a pasted text', () => {
  test('makes one person of a name and a number in a row', async () => {
    const list = await readPasted('"Obi, Ada" <+44 7700 900101>\nhttps://chat.whatsapp.com/AbCd')
    expect(list.rows.map((it) => [it.terms.phoneNumber, it.found.status, it.unreadable])).toEqual([
      ['+44 7700 900101', 'pending', undefined],
      [undefined, 'unknown', 'group-invite'],
    ])
  })

  test('reads contact cards', async () => {
    const card = 'BEGIN:VCARD\nVERSION:3.0\nFN:Ada Obi\nTEL:+447700900101\nEND:VCARD\n'
    const { rows } = await readPasted(card.repeat(2))
    expect(rows.map(({ text, terms }) => [text, terms.phoneNumber])).toEqual([
      ['Ada Obi · +447700900101', '+447700900101'],
      ['Ada Obi · +447700900101', '+447700900101'],
    ])
  })

  test('reads a thousand rows within a second, and counts the rest', async () => {
    const text = Array.from({ length: 1500 }, (_, index) => `person${index}@example.org`).join('\n')
    const began = performance.now()
    const list = await readPasted(text)
    expect(list.rows).toHaveLength(maxRows)
    expect(list.leftOut).toBe(500)
    expect(performance.now() - began).toBeLessThan(1000)
    expect((await readPasted('a@example.org\n'.repeat(20_000))).isCutOff).toBe(true)
  })
})

test('a number without a country code asks for the country instead of “not found”', () => {
  const local = { ...editedRow(row({ status: 'self' }), '0170 1234567') }
  expect(local.found.status).toBe('pending')
  const looked: PastedRow = { ...local, found: { status: 'unknown' } }
  expect(needsCountry(looked)).toBe(true)
  expect(problemText(looked, 'toFix')).toBe('which country?')
})
