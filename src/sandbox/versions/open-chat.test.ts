import { describe, expect, test } from 'vitest'
import { ThinChat } from '#contract/new-chat.ts'
import { namedContacts } from '../seed/named-contacts.ts'
import { sandboxOfVersion } from '../testing/fresh-sandbox.ts'
import { accountOf, ordinary, start } from '../testing/sample-requests.ts'

const whatsapp = accountOf('whatsapp')
const toAda = start('whatsapp', { phoneNumber: namedContacts.ada.phoneNumber })
const [adaID = '', junID = ''] = ordinary('whatsapp')

describe('creating a chat', () => {
  const body = { accountID: whatsapp, type: 'group' as const, participantIDs: [adaID, junID] }

  test.each(['4.1.294', '4.2.557', '4.2.785'] as const)(
    'is answered with only its ID by %s, to the SDK of that time',
    async (version) => {
      const { older } = await sandboxOfVersion(version)
      const answer = await older.chats.create({ ...body, title: 'Trip' })
      expect(answer).toEqual({ chatID: expect.stringMatching(/^!whatsapp_/) })
      expect(await older.chats.retrieve(answer.chatID)).toMatchObject({ title: 'Trip' })
    },
  )

  test.each(['4.2.808', '4.3.73'] as const)(
    'is answered with the complete chat by %s',
    async (version) => {
      const { beeper } = await sandboxOfVersion(version)
      const chat = await beeper.chats.create(body)
      expect(chat).toMatchObject({ title: 'Ada and Jun', status: 'created', chatID: chat.id })
      expect(chat.capabilities).toBeDefined()
    },
  )
})

describe('starting a chat', () => {
  test.each(['4.2.557', '4.2.785'] as const)(
    'is a mode of POST /v1/chats in %s, answered with ID and status',
    async (version) => {
      const { beeper } = await sandboxOfVersion(version)
      const body = { mode: 'start', ...toAda }
      const first = ThinChat.parse(await beeper.post('/v1/chats', { body }))
      expect(first).toEqual({ chatID: expect.any(String), status: 'created' })
      expect(await beeper.post('/v1/chats', { body })).toEqual({ ...first, status: 'existing' })
      const created = {
        mode: 'create',
        accountID: whatsapp,
        type: 'single',
        participantIDs: [adaID],
      }
      expect(await beeper.post('/v1/chats', { body: created })).toEqual({
        chatID: first.chatID,
      })
    },
  )

  test('is not possible before mode existed', async () => {
    const { beeper } = await sandboxOfVersion('4.1.294')
    await expect(
      beeper.post('/v1/chats', { body: { mode: 'start', ...toAda } }),
    ).rejects.toMatchObject({ status: 400, error: { code: 'VALIDATION_ERROR' } })
  })

  test.each(['4.2.808', '4.3.73'] as const)(
    'is still a mode of POST /v1/chats in %s, answered with the complete chat',
    async (version) => {
      const { beeper } = await sandboxOfVersion(version)
      expect(await beeper.post('/v1/chats', { body: { mode: 'start', ...toAda } })).toMatchObject({
        title: 'Ada Obi',
        status: 'created',
      })
    },
  )

  test.each(['4.2.808', '4.3.73'] as const)(
    'is answered with the complete chat by %s',
    async (version) => {
      const { beeper } = await sandboxOfVersion(version)
      expect(await beeper.chats.start(toAda)).toMatchObject({ title: 'Ada Obi', status: 'created' })
    },
  )

  test.each(['4.1.294', '4.2.557', '4.2.785'] as const)(
    'has no own route in %s, and the error is not USER_NOT_FOUND',
    async (version) => {
      const { beeper } = await sandboxOfVersion(version)
      await expect(beeper.chats.start(toAda)).rejects.toMatchObject({
        status: 404,
        error: { code: 'NOT_FOUND' },
      })
    },
  )
})

describe('the SDK of November 2025', () => {
  test('lists, searches and creates in the oldest version', async () => {
    const { older } = await sandboxOfVersion('4.1.294')
    const [first] = await older.accounts.list()
    expect(first).toEqual({
      accountID: 'matrix',
      network: 'Beeper (Matrix)',
      user: expect.objectContaining({ fullName: 'Mara Ruiz', isSelf: true }),
    })
    const { items } = await older.accounts.contacts.search(whatsapp, { query: 'ada obi' })
    const [ada] = items
    const chat = { accountID: whatsapp, type: 'single' as const, participantIDs: [ada?.id ?? ''] }
    const { chatID } = await older.chats.create({ ...chat, messageText: 'Hello' })
    expect((await older.chats.list()).items[0]).toMatchObject({
      id: chatID,
      preview: { text: 'Hello' },
    })
    expect((await older.chats.create(chat)).chatID).toBe(chatID)
  })

  test('gets errors in the shape that it expects', async () => {
    const { older } = await sandboxOfVersion('4.1.294')
    const unknownUser = {
      accountID: whatsapp,
      type: 'single' as const,
      participantIDs: ['15550100999'],
    }
    await expect(older.chats.create(unknownUser)).rejects.toMatchObject({
      status: 404,
      error: { code: 'USER_NOT_FOUND', message: 'User not found' },
    })
  })
})
