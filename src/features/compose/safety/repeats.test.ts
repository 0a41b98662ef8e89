import { beforeEach, expect, test } from 'vitest'
import type { NewChat } from '#contract/new-chat.ts'
import { actsTwice, repeats } from './repeats.ts'

beforeEach(() => sessionStorage.clear())

const hello: NewChat = { mode: 'start', accountID: 'a', user: { id: 'u' }, messageText: 'Hello' }
const group: NewChat = { mode: 'create', accountID: 'a', type: 'group', participantIDs: ['u', 'v'] }

test('the same request is known for a minute, and no word of it is kept', () => {
  repeats.note(hello, 1_000)
  expect(repeats.secondsSince({ ...hello }, 13_000)).toBe(12)
  expect(repeats.secondsSince(hello, 61_500)).toBeUndefined()
  expect(sessionStorage.getItem('overture.sent')).not.toContain('Hello')
})

test('another request is another request', () => {
  repeats.note(hello, 0)
  expect(repeats.secondsSince({ ...hello, messageText: 'Hello!' }, 1)).toBeUndefined()
  expect(repeats.secondsSince(group, 1)).toBeUndefined()
})

test('opening a direct chat without words does nothing twice', () => {
  expect(actsTwice({ mode: 'start', accountID: 'a', user: { id: 'u' } })).toBe(false)
  expect(actsTwice(hello)).toBe(true)
  expect(actsTwice(group)).toBe(true)
})

test('a store that holds something else is as good as empty', () => {
  sessionStorage.setItem('overture.sent', '{"a":1')
  expect(repeats.secondsSince(hello)).toBeUndefined()
})
