import { describe, expect, test } from 'vitest'
import { Chat } from './chats.ts'
import { CreateChat, NewChat, OpenedChat, StartChat } from './new-chat.ts'

const start = { mode: 'start', accountID: 'signal', user: { phoneNumber: '+15550100' } }
const create = { accountID: 'signal', type: 'group', participantIDs: ['a', 'b'] }

describe('the union body', () => {
  test('without a mode is a create request', () => {
    expect(NewChat.parse(create)).toEqual(create)
    expect(NewChat.parse({ ...create, mode: 'create' })).toEqual({ ...create, mode: 'create' })
  })

  test('passes every field of both modes unchanged', () => {
    const everything = {
      ...start,
      user: {
        id: 'u',
        username: 'ada',
        phoneNumber: '+15550100',
        email: 'ada@example.org',
        fullName: 'Ada',
      },
      allowInvite: false,
      messageText: 'Hello',
    }
    expect(NewChat.parse(everything)).toEqual(everything)
    const group = { ...create, mode: 'create', title: 'Trip', messageText: 'Hi all' }
    expect(NewChat.parse(group)).toEqual(group)
  })

  test('drops unknown keys, as Beeper ignores them', () => {
    expect(NewChat.parse({ ...start, colour: 'red' })).toEqual(start)
  })

  test.each([
    ['an unknown mode', { ...start, mode: 'guess' }, ['mode']],
    ['no identifier', { ...start, user: {} }, ['user']],
    ['blank identifiers only', { ...start, user: { id: ' ', email: '' } }, ['user']],
    ['a name alone', { ...start, user: { fullName: 'Ada' } }, ['user']],
    ['no user at all', { mode: 'start', accountID: 'signal' }, ['user']],
    ['no account', { ...start, accountID: '' }, ['accountID']],
    [
      'a phone number that is not a string',
      { ...start, user: { phoneNumber: 1 } },
      ['user', 'phoneNumber'],
    ],
    ['an unknown chat type', { ...create, type: 'channel' }, ['type']],
    ['no participants', { ...create, participantIDs: [] }, ['participantIDs']],
    ['blank participants', { ...create, participantIDs: ['', ' '] }, ['participantIDs']],
    ['a direct chat with two people', { ...create, type: 'single' }, ['participantIDs']],
  ])('rejects %s at its path', (_, body, path) => {
    expect(NewChat.safeParse(body).error?.issues.map((issue) => issue.path)).toContainEqual(path)
  })
})

test('the bodies of the newer endpoints have no mode', () => {
  expect(StartChat.parse(start)).not.toHaveProperty('mode')
  expect(CreateChat.parse({ ...create, mode: 'create' })).not.toHaveProperty('mode')
})

describe('an answer', () => {
  const chat = {
    id: '!a:beeper.com',
    accountID: 'matrix',
    network: 'Beeper',
    title: 'Ada',
    type: 'single',
    participants: { items: [], hasMore: false, total: 0 },
    unreadCount: 0,
  }

  test('keeps unknown capabilities, levels and enum values for the screen', () => {
    const grown = {
      ...chat,
      type: 'community',
      status: 'revived',
      capabilities: {
        edit: 7,
        teleport: { level: 2 },
        attachments: { 'm.hologram': { mimeTypes: {} } },
      },
    }
    expect(OpenedChat.parse(grown)).toEqual(grown)
  })

  test('parses despite an optional field of the wrong type', () => {
    const odd = { ...chat, isPinned: 'yes', capabilities: { maxTextLength: 'long', edit: 2 } }
    expect(Chat.parse(odd)).toMatchObject({ id: chat.id, capabilities: { edit: 2 } })
    expect(Chat.parse(odd).isPinned).toBeUndefined()
  })

  test('without the fields that every version sends does not parse', () => {
    expect(Chat.safeParse({ ...chat, id: undefined }).success).toBe(false)
    expect(Chat.safeParse('<html>').success).toBe(false)
  })
})
