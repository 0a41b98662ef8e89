import { describe, expect, test } from 'vitest'
import { CreateChat, NewChat, StartChat } from '#contract/new-chat.ts'
import { toE164 } from '#recognize/phone-library.ts'
import { type CreateDraft, emptyDraft, type StartDraft } from './draft.ts'
import { toNewChat } from './payload.ts'

const start = (draft: Partial<StartDraft>): StartDraft => ({
  ...emptyDraft,
  accountID: 'signal',
  ...draft,
})
const create = (draft: Partial<CreateDraft>): CreateDraft => ({
  ...emptyDraft,
  mode: 'create',
  accountID: 'signal',
  ...draft,
})
const ada = { id: '@ada:beeper.com', name: 'Ada Obi' }
const jun = { id: '@jun:beeper.com', name: 'Jun Lindqvist' }

describe('messaging someone', () => {
  test.each(['callme', '+49 170 12x4567'])('words are no number and are not sent: %s', (typed) => {
    const user = { ...emptyDraft.user, phoneNumber: typed, fullName: 'Ada' }
    expect(toNewChat(start({ user }), toE164)).toMatchObject({ user: { fullName: 'Ada' } })
    expect(JSON.stringify(toNewChat(start({ user }), toE164))).not.toContain('phoneNumber')
  })

  test('an empty form sends no field that was left blank', () => {
    expect(toNewChat(start({}))).toEqual({
      mode: 'start',
      accountID: 'signal',
      user: {},
      allowInvite: true,
    })
  })

  test.each(['id', 'username', 'phoneNumber', 'email', 'fullName'] as const)(
    'a given %s is the only field of the user',
    (field) => {
      const typed = field === 'phoneNumber' ? '+15550100123' : 'ada@example.org'
      const user = { ...emptyDraft.user, [field]: ` ${typed} ` }
      expect(toNewChat(start({ user }))).toMatchObject({ user: { [field]: typed } })
      expect(Object.keys(toNewChat(start({ user })))).not.toContain('messageText')
      expect(Object.keys(Reflect.get(toNewChat(start({ user })), 'user'))).toEqual([field])
    },
  )

  test('everything that was filled in is sent, in the contract’s own shape', () => {
    const payload = toNewChat(
      start({
        user: {
          id: 'u1',
          username: '@ada',
          phoneNumber: '+1 555 010 0123',
          email: 'ada@example.org',
          fullName: 'Ada Obi',
        },
        allowInvite: false,
        messageText: ' Hello ',
      }),
    )
    expect(payload).toEqual({
      mode: 'start',
      accountID: 'signal',
      user: {
        id: 'u1',
        username: 'ada',
        phoneNumber: '+15550100123',
        email: 'ada@example.org',
        fullName: 'Ada Obi',
      },
      allowInvite: false,
      messageText: 'Hello',
    })
    expect(NewChat.parse(payload)).toEqual(payload)
    expect(StartChat.safeParse(payload).success).toBe(true)
  })

  test.each([
    ['+49 (0)151 5550 1234', '+4915155501234'],
    ['0049 151-5550-1234', '+4915155501234'],
    ['+1 (555) 010-0123', '+15550100123'],
    ['12345', '12345'],
  ])('the number %s is sent as %s', (phoneNumber, sent) => {
    const user = { ...emptyDraft.user, phoneNumber }
    expect(toNewChat(start({ user }), toE164)).toMatchObject({ user: { phoneNumber: sent } })
  })
})

describe('creating a chat', () => {
  test('a group carries its people, title and message', () => {
    const payload = toNewChat(
      create({ participants: [ada, jun], title: ' Trip ', messageText: 'Hi all' }),
    )
    expect(payload).toEqual({
      mode: 'create',
      accountID: 'signal',
      type: 'group',
      participantIDs: [ada.id, jun.id],
      title: 'Trip',
      messageText: 'Hi all',
    })
    expect(NewChat.parse(payload)).toEqual(payload)
    expect(CreateChat.safeParse(payload).success).toBe(true)
  })

  test('a blank title and a blank message are not sent', () => {
    const payload = toNewChat(create({ participants: [ada, jun], title: '  ', messageText: '\n' }))
    expect(Object.keys(payload)).toEqual(['mode', 'accountID', 'type', 'participantIDs'])
  })

  test('a direct chat sends no title, even if one was typed before', () => {
    const payload = toNewChat(create({ type: 'single', participants: [ada], title: 'Trip' }))
    expect(payload).toEqual({
      mode: 'create',
      accountID: 'signal',
      type: 'single',
      participantIDs: [ada.id],
    })
  })

  test('what was typed for the other mode stays out', () => {
    const both = { ...emptyDraft, user: { ...emptyDraft.user, email: 'ada@example.org' } }
    expect(toNewChat({ ...both, mode: 'create', participants: [ada] })).not.toHaveProperty('user')
  })
})
