import { describe, expect, test } from 'vitest'
import type { NewChat } from '#contract/new-chat.ts'
import { questionText } from './duplicate-question.tsx'

const now = new Date('2026-05-08T20:00:00Z')
const hourAgo = now.getTime() - 3_600_000
const start: NewChat = { mode: 'start', accountID: 'w', user: { id: '@ada:w' } }
const hello: NewChat = { ...start, messageText: 'Hello' }
const group: NewChat = {
  mode: 'create',
  accountID: 'w',
  type: 'group',
  participantIDs: ['@ada:w', '@jun:w'],
}

const ask = (payload: NewChat, outcome: 'open' | 'sent', name = 'Ada Obi') =>
  questionText(payload, name, { sentAt: hourAgo, outcome }, now)

describe('the question about a duplicate', () => {
  test('names the person, the time and the consequence', () => {
    expect(ask(hello, 'sent')).toEqual({
      title: 'Send this again?',
      again: 'Send again',
      leave: 'Don’t send',
      body: 'You sent this to Ada Obi 1 hour ago. Sending it again delivers the same message twice.',
      isHarmless: false,
    })
  })

  test('says that a second group is created', () => {
    const { body, again, isHarmless } = ask(group, 'sent', 'Trip')
    expect(body).toContain('makes a second group with the same people.')
    expect(again).toBe('Create again')
    expect(isHarmless).toBe(false)
    // the second group matters more than its first message
    expect(ask({ ...group, messageText: 'Hello' }, 'sent').title).toBe('Create this again?')
  })

  test('is harmless if the same chat is found', () => {
    const { body, isHarmless } = ask(start, 'sent')
    expect(body).toContain('Opening it again finds the same chat.')
    expect(isHarmless).toBe(true)
  })

  test.each([start, hello, group])('claims no result for an open outcome', (payload) => {
    const { body } = ask(payload, 'open')
    expect(body).toContain('it is not known whether it worked')
    expect(body).not.toMatch(/^You (sent|created|opened)/)
  })

  test('calls a recipient without a name “them”', () => {
    expect(ask(hello, 'sent', '').body).toContain('You sent this to them 1 hour ago.')
  })

  test('has the same text for a direct chat in either mode', () => {
    const single: NewChat = {
      mode: 'create',
      accountID: 'w',
      type: 'single',
      participantIDs: ['@ada:w'],
    }
    expect(ask(single, 'sent').isHarmless).toBe(true)
    expect(ask({ ...single, messageText: 'Hello' }, 'sent').title).toBe('Send this again?')
  })
})
