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

describe('the question before the same is sent again', () => {
  test('names the person, the time and what comes of a second message', () => {
    expect(ask(hello, 'sent')).toEqual({
      title: 'Send this again?',
      again: 'Send again',
      leave: 'Don’t send',
      said: 'You sent this to Ada Obi 1 hour ago. Sending it again delivers the same message twice.',
      isHarmless: false,
    })
  })

  test('says that a second group is made', () => {
    const { said, again, isHarmless } = ask(group, 'sent', 'Trip')
    expect(said).toContain('makes a second group with the same people.')
    expect(again).toBe('Create again')
    expect(isHarmless).toBe(false)
    // its first message is the smaller harm
    expect(ask({ ...group, messageText: 'Hello' }, 'sent').title).toBe('Create this again?')
  })

  test('is harmless where the same chat is found', () => {
    const { said, isHarmless } = ask(start, 'sent')
    expect(said).toContain('Opening it again finds the same chat.')
    expect(isHarmless).toBe(true)
  })

  test.each([start, hello, group])('claims nothing of an open outcome', (payload) => {
    const { said } = ask(payload, 'open')
    expect(said).toContain('it is not known whether it worked')
    expect(said).not.toMatch(/^You (sent|created|opened)/)
  })

  test('a message to somebody without a name is still to someone', () => {
    expect(ask(hello, 'sent', '').said).toContain('You sent this to them 1 hour ago.')
  })

  test('a direct chat that is created has the words of a direct chat', () => {
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
