import { describe, expect, test } from 'vitest'
import type { NewChat } from '#contract/new-chat.ts'
import { createChat, newChat, startChat } from '#contract/new-chat.ts'
import { canAsk, dialectOf, requestFor } from './dialect.ts'

test.each([
  [undefined, 'create'],
  ['4.1.294', 'create'],
  ['4.2.556', 'create'],
  ['4.2.557', 'union'],
  ['4.2.807', 'union'],
  ['4.2.808', 'start'],
  ['4.2.1004', 'start'],
  ['4.3.73', 'start'],
  ['5.0.0-beta.1', 'start'],
  ['v4.3.73', 'start'],
  ['v4.2.557', 'union'],
  ['nonsense', 'start'],
] as const)('version %s speaks the dialect "%s"', (version, dialect) => {
  expect(dialectOf(version)).toBe(dialect)
})

describe('the union payload becomes the request of the server', () => {
  const start: NewChat = { mode: 'start', accountID: 'a', user: { id: 'u' }, allowInvite: true }
  const create: NewChat = { mode: 'create', accountID: 'a', type: 'single', participantIDs: ['u'] }

  test('a newer server has a call for each mode, and no mode in the body', () => {
    const { mode: _, ...startBody } = start
    const { mode: __, ...createBody } = create
    expect(requestFor(start, 'start')).toEqual({ call: startChat, body: startBody })
    expect(requestFor(create, 'start')).toEqual({ call: createChat, body: createBody })
  })

  test('the servers between take the union as it is', () => {
    expect(requestFor(start, 'union')).toEqual({ call: newChat, body: start })
    expect(requestFor(create, 'union')).toEqual({ call: newChat, body: create })
  })

  test('on the oldest ones, somebody whose ID is known is reached by creating the chat', () => {
    expect(requestFor({ ...start, messageText: 'Hi' }, 'create')).toEqual({
      call: createChat,
      body: { accountID: 'a', type: 'single', participantIDs: ['u'], messageText: 'Hi' },
    })
    expect(canAsk(start, 'create')).toBe(true)
  })

  test('and nobody else can be: that is known before anything is sent', () => {
    const byNumber: NewChat = { ...start, user: { phoneNumber: '+15550100' } }
    expect(canAsk(byNumber, 'create')).toBe(false)
    expect(canAsk(byNumber, 'union')).toBe(true)
    expect(canAsk(byNumber, 'start')).toBe(true)
  })

  test('the oldest ones are asked to create, without a mode', () => {
    expect(requestFor(create, 'create')).toMatchObject({ call: createChat })
    expect(requestFor(create, 'create').body).not.toHaveProperty('mode')
  })
})
