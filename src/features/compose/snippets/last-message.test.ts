import { beforeEach, expect, test } from 'vitest'
import { createLastMessage, nextLastMessage } from './last-message.ts'

const browser = () => createLastMessage(() => localStorage)
const typed = (...texts: string[]) => texts.reduce(nextLastMessage, '')

beforeEach(() => localStorage.clear())

test('the last message is what was typed last, however it left the field', () => {
  expect(typed('H', 'He', 'Hello', '')).toBe('Hello')
  expect(typed('Hello', 'Hell', 'Hel', 'H', '')).toBe('Hello')
  expect(typed('Hello', '', 'B', 'Bye')).toBe('Bye')
  expect(typed('Hello', 'Hell', 'Help')).toBe('Help')
  expect(typed('Hello', ' \n')).toBe('Hello')
  expect(typed('Hello', 'x'.repeat(10_001))).toBe('Hello')
})

test('it is there in the next page once it was kept, and gone once it is forgotten', () => {
  const message = browser()
  expect(message.read()).toBe('')
  message.note('Hello')
  expect(browser().read()).toBe('')
  message.keep()
  expect(browser().read()).toBe('Hello')
  message.forget()
  message.keep()
  expect(message.read()).toBe('')
  expect(localStorage).toHaveLength(0)
})

test('what another program left in its place is no message', () => {
  localStorage.setItem('overture.message.last', 'x'.repeat(10_001))
  expect(browser().read()).toBe('')
})

test('where storage is blocked it lives as long as the page', () => {
  const message = createLastMessage(() => {
    throw new DOMException('blocked', 'SecurityError')
  })
  message.note('Hello')
  message.keep()
  expect(message.read()).toBe('Hello')
})
