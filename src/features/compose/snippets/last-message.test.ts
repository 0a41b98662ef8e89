import { beforeEach, expect, test } from 'vitest'
import { createLastMessage, nextLastMessage } from './last-message.ts'

const browser = () => createLastMessage(() => localStorage)
const typed = (...texts: string[]) => texts.reduce(nextLastMessage, '')

beforeEach(() => localStorage.clear())

test('the last message is the last typed text, ignoring deletions', () => {
  expect(typed('H', 'He', 'Hello', '')).toBe('Hello')
  expect(typed('Hello', 'Hell', 'Hel', 'H', '')).toBe('Hello')
  expect(typed('Hello', '', 'B', 'Bye')).toBe('Bye')
  expect(typed('Hello', 'Hell', 'Help')).toBe('Help')
  expect(typed('Hello', ' \n')).toBe('Hello')
  expect(typed('Hello', 'x'.repeat(10_001))).toBe('Hello')
})

test('the last message is stored by keep, and removed by forget', () => {
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

test('an invalid stored value is ignored', () => {
  localStorage.setItem('overture.message.last', 'x'.repeat(10_001))
  expect(browser().read()).toBe('')
})

test('with blocked storage the last message is kept in memory', () => {
  const message = createLastMessage(() => {
    throw new DOMException('blocked', 'SecurityError')
  })
  message.note('Hello')
  message.keep()
  expect(message.read()).toBe('Hello')
})
