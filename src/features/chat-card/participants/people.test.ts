import { expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { counterpart, handlesOf, nameOf, type PersonRow, peopleOf } from './people.ts'

const mara = { id: '@mara:beeper.example', fullName: 'Mara Ruiz', isSelf: true }
const ada = { id: '@ada:beeper.example', fullName: 'Ada Obi' }
const sol = { id: '@sol:beeper.example', name: 'Sol Vega' }

const chat = (type: string, items: object[], hasMore = false) =>
  Chat.parse({
    id: '!launch:beeper.example',
    accountID: 'matrix',
    type,
    unreadCount: 0,
    participants: { items, hasMore, total: items.length },
  })

const rowText = (row: PersonRow) =>
  'absent' in row
    ? `${row.isCertain ? 'missing' : 'unknown'} ${row.absent.name}`
    : nameOf(row.person)

const rows = (...given: Parameters<typeof peopleOf>) => peopleOf(...given).rows.map(rowText)

test('people with a problem come first, oneself last, others in the order of the answer', () => {
  const group = chat('group', [
    { ...mara, isPending: true },
    { ...ada },
    { id: '@bo:beeper.example', fullName: 'Blocked Bo', cannotMessage: true },
    { id: '@ana:beeper.example', fullName: 'Ana Ruiz', isPending: true },
    { id: '@zoe:beeper.example', fullName: 'Zoë' },
    { id: '@bea:beeper.example', fullName: 'Bea' },
  ])
  const asked = ['ada', 'bo', 'ana', 'bea'].map((name) => ({ id: `@${name}:beeper.example`, name }))
  expect(rows(group, [...asked, sol])).toEqual([
    ...['missing Sol Vega', 'Blocked Bo', 'Ana Ruiz', 'Zoë', 'Ada Obi', 'Bea', 'Mara Ruiz'],
  ])
})

test('absent people are unknown while the answer omits participants', () => {
  expect(rows(chat('group', [mara], true), [sol])).toEqual(['unknown Sol Vega', 'Mara Ruiz'])
})

test('a direct chat is not compared by ID', () => {
  expect(rows(chat('single', [mara, ada]), [sol])).toEqual(['Ada Obi', 'Mara Ruiz'])
})

test('the counterpart of a direct chat is the other participant, or oneself', () => {
  expect(counterpart(chat('single', [mara, ada]))?.id).toBe(ada.id)
  expect(counterpart(chat('single', [mara]))?.id).toBe(mara.id)
  expect(counterpart(chat('group', [mara, ada]))).toBeUndefined()
})

test('a person without a name is shown by an identifier, which is not repeated', () => {
  const person = {
    id: '@15550100142:example.org',
    phoneNumber: '+15550100142',
    username: '',
    email: 'ada@example.org',
  }
  expect(nameOf(person)).toBe('+15550100142')
  expect(handlesOf(person)).toEqual(['ada@example.org'])
})
