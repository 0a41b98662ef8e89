import { expect, test } from 'vitest'
import { Chat } from '#contract/chat.ts'
import { counterpart, identifiersOf, missingPeople, nameOf } from './people.ts'

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

test('whoever was asked for and is not in the group is missing', () => {
  const asked = [{ id: ada.id, name: 'Ada Obi' }, sol]
  expect(missingPeople(chat('group', [mara, ada]), asked)).toEqual([sol])
})

test('nobody is called missing while part of the group is held back', () => {
  expect(missingPeople(chat('group', [mara], true), [sol])).toEqual([])
})

test('a direct chat may answer with another id for the same person', () => {
  expect(missingPeople(chat('single', [mara, ada]), [sol])).toEqual([])
})

test('the other one gives a direct chat its face, and oneself a note to oneself', () => {
  expect(counterpart(chat('single', [mara, ada]))?.id).toBe(ada.id)
  expect(counterpart(chat('single', [mara]))?.id).toBe(mara.id)
  expect(counterpart(chat('group', [mara, ada]))).toBeUndefined()
})

test('a person without a name is called by what is known, and nothing is said twice', () => {
  const person = { id: '@15550100142:example.org', phoneNumber: '+15550100142', username: '' }
  expect(nameOf(person)).toBe('+15550100142')
  expect(identifiersOf(person)).toEqual(['@15550100142:example.org'])
})
