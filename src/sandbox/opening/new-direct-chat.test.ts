import { describe, expect, test } from 'vitest'
import { OpenedChat } from '#contract/new-chat.ts'
import { freshSandbox } from '../fresh-sandbox.ts'
import { networkByType } from '../networks/networks.ts'
import { accountOf, start } from '../sample-requests.ts'
import { cast } from '../seed/cast.ts'

const { ada } = cast
const adaOnWhatsApp = '@447700900101:local-whatsapp.localhost'

const names = (chat: { participants: { items: { fullName?: string }[] } }) =>
  chat.participants.items.map((person) => person.fullName)

describe('somebody new', () => {
  test('is found by number, and the answer is the whole chat', async () => {
    const { beeper } = await freshSandbox()
    const chat = await beeper.chats.start(start('whatsapp', { phoneNumber: '+44 7700 900101' }))
    expect(OpenedChat.parse(chat)).toEqual(chat)
    expect(chat).toMatchObject({
      status: 'created',
      chatID: chat.id,
      type: 'single',
      network: 'WhatsApp',
      title: 'Ada Obi',
      unreadCount: 0,
      capabilities: networkByType('whatsapp').chats.direct,
    })
    expect(names(chat)).toEqual(['Ada Obi', 'Mara Ruiz'])
    expect(chat.participants).toMatchObject({ total: 2, hasMore: false })
    expect(chat.participants.items.map((person) => person.isSelf)).toEqual([false, true])
    expect(Date.now() - Date.parse(chat.lastActivity ?? '')).toBeLessThan(10_000)
    expect(await beeper.chats.retrieve(chat.id)).toMatchObject({ id: chat.id, title: 'Ada Obi' })
    expect(await beeper.chats.retrieve(chat.localChatID ?? '')).toMatchObject({ id: chat.id })
  })

  test('is the same chat the second time, however they are named', async () => {
    const { beeper } = await freshSandbox()
    const first = await beeper.chats.start(start('whatsapp', { phoneNumber: ada.phoneNumber }))
    const again = await Promise.all([
      beeper.chats.start(start('whatsapp', { id: adaOnWhatsApp })),
      beeper.chats.start(start('whatsapp', { id: '447700900101' })),
      beeper.chats.create({
        accountID: accountOf('whatsapp'),
        type: 'single',
        participantIDs: [adaOnWhatsApp],
      }),
    ])
    expect(first.status).toBe('created')
    expect(again.map(({ id, status }) => [id, status])).toEqual(
      again.map(() => [first.id, 'existing']),
    )
  })

  test('on Matrix is invited first', async () => {
    const { beeper } = await freshSandbox()
    const chat = await beeper.chats.start(start('matrix', { username: '@Sol' }))
    expect(chat.participants.items.map((person) => person.isPending)).toEqual([true, undefined])
  })

  test.each([
    ['gmessages', { phoneNumber: '+1 (555) 010-0177' }],
    ['imessage', { phoneNumber: '+15550100177' }, 'Hello'],
    ['imessage', { email: 'New.Friend@example.org' }, 'Hello'],
    ['gmessages', { id: '15550100177' }],
  ])('on %s needs no entry anywhere: %j', async (type, user, messageText?: string) => {
    const { beeper } = await freshSandbox()
    const rest = messageText === undefined ? {} : { messageText }
    const first = await beeper.chats.start(start(type, user, rest))
    const second = await beeper.chats.start(start(type, user, rest))
    expect([first.status, second.status]).toEqual(['created', 'existing'])
    expect(second.id).toBe(first.id)
    expect(first.participants.items).toHaveLength(2)
  })
})

test.each(['matrix', 'whatsapp', 'signal', 'telegram', 'slackgo'])(
  'a chat with yourself on %s has one participant',
  async (type) => {
    const { beeper } = await freshSandbox()
    const { selfID } = networkByType(type).account
    const notes = await beeper.chats.create({
      accountID: accountOf(type),
      type: 'single',
      participantIDs: [selfID],
    })
    expect(notes).toMatchObject({ status: 'created', participants: { total: 1 } })
    const again = await beeper.chats.start(start(type, { id: selfID }, { allowInvite: false }))
    expect(again).toMatchObject({ id: notes.id, status: 'existing' })
  },
)
