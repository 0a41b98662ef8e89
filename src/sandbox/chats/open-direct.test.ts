import type { ChatStartParams } from '@beeper/desktop-api/resources/chats/chats'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { OpenedChat } from '#contract/new-chat.ts'
import { networkByType } from '../networks/networks.ts'
import { namedContacts, numericID } from '../seed/named-contacts.ts'
import { allRows, freshSandbox } from '../testing/fresh-sandbox.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { accountOf, group, start } from '../testing/sample-requests.ts'

describe('a new direct chat', () => {
  const { ada } = namedContacts
  const adaOnWhatsApp = '@447700900101:local-whatsapp.localhost'

  const names = (chat: { participants: { items: { fullName?: string }[] } }) =>
    chat.participants.items.map((person) => person.fullName)

  describe('with a new user', () => {
    test('is opened by phone number and answered completely', async () => {
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

    test('is reused for every identifier of the user', async () => {
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

    test('on Matrix is an invite', async () => {
      const { beeper } = await freshSandbox()
      const chat = await beeper.chats.start(start('matrix', { username: '@Sol' }))
      expect(chat.participants.items.map((person) => person.isPending)).toEqual([true, undefined])
    })

    test.each([
      ['gmessages', { phoneNumber: '+1 (555) 010-0177' }],
      ['imessage', { phoneNumber: '+15550100177' }, 'Hello'],
      ['imessage', { email: 'New.Friend@example.org' }, 'Hello'],
      ['gmessages', { id: '15550100177' }],
    ])('on %s needs no contact: %j', async (type, user, messageText?: string) => {
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
    'a chat with oneself on %s has one participant',
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
})

describe('an existing direct chat', () => {
  const { ada, amelie, ipek, kit } = namedContacts

  describe('a chat that exists', () => {
    test.each<[string, string, ChatStartParams['user'], object]>([
      ['without an invite', 'matrix', { username: 'ada' }, { allowInvite: false }],
      ['without a message on iMessage', 'imessage', { email: 'Amelie_Lefevre@example.org' }, {}],
      ['on a network that cannot start chats', 'discordgo', { id: numericID(kit, 18) }, {}],
      [
        'on an account that is not connected',
        'gvoice',
        { id: `1.${namedContacts.ana.phoneNumber}` },
        {},
      ],
    ])('is opened %s', async (_, type, user, rest) => {
      const { beeper } = await freshSandbox()
      const chat = await beeper.chats.start(start(type, user, rest))
      expect(chat.status).toBe('existing')
      expect(chat.participants.total).toBe(2)
    })

    test('gets the message and moves to the top', async () => {
      const { beeper } = await freshSandbox()
      const user = { email: 'amelie_lefevre@example.org' }
      const chat = await beeper.chats.start(start('imessage', user, { messageText: 'Salut 👋' }))
      const [newest] = (await beeper.chats.list()).items
      expect(newest).toMatchObject({ id: chat.id, preview: { text: 'Salut 👋', isSender: true } })
      expect(chat.title).toBe(amelie.fullName)
    })

    test('that is read-only is opened but refuses a message', async () => {
      const { beeper, database } = await freshSandbox()
      await database.write([{ sql: 'update chat set isReadOnly = 1', args: [] }])
      const user = { email: 'amelie_lefevre@example.org' }
      const { isReadOnly } = await beeper.chats.start(start('imessage', user))
      expect(isReadOnly).toBe(true)
      const before = await allRows(database)
      const request = beeper.chats.start(start('imessage', user, { messageText: 'Salut' }))
      expect(await refusalOf(request)).toMatchObject({
        refused: '403 forbidden',
        message: 'This chat is read-only',
      })
      expect(await allRows(database)).toEqual(before)
    })

    test('is not changed by a blank message', async () => {
      const { beeper, database } = await freshSandbox()
      const before = await allRows(database)
      const user = { email: 'amelie_lefevre@example.org' }
      await beeper.chats.start(start('imessage', user, { messageText: ' \n' }))
      expect(await allRows(database)).toEqual(before)
    })
  })

  test.each(['disconnected', 'connection_required', 'reconnect_required', 'disabled'])(
    'an account that is %s refuses new chats without retry',
    async (status) => {
      const { beeper, database } = await freshSandbox()
      await database.write([
        {
          sql: 'update account set status = ? where accountID = ?',
          args: [status, accountOf('whatsapp')],
        },
      ])
      for (const phoneNumber of [ada.phoneNumber, '+15550100000']) {
        const refusal = await refusalOf(beeper.chats.start(start('whatsapp', { phoneNumber })))
        expect(refusal.refused).toBe('409 ACCOUNT_NOT_CONNECTED')
        expect(refusal.headers?.get('x-should-retry')).toBe('false')
      }
      const user = { phoneNumber: ipek.phoneNumber }
      expect((await beeper.chats.start(start('whatsapp', user))).status).toBe('existing')
    },
  )

  test.each(['connecting', 'backfilling', 'attention_required'])(
    'an account that is %s opens new chats',
    async (status) => {
      const { beeper, database } = await freshSandbox()
      await database.write([{ sql: 'update account set status = ?', args: [status] }])
      const user = { phoneNumber: ada.phoneNumber }
      expect((await beeper.chats.start(start('whatsapp', user))).status).toBe('created')
    },
  )
})

describe('parallel requests', () => {
  const { ada, jun } = namedContacts
  const Row = z.object({ rows: z.number() })

  describe.each([20, 50])('%i requests', (times) => {
    test.each([
      ['for a contact', start('whatsapp', { phoneNumber: ada.phoneNumber })],
      ['for an unknown number', start('gmessages', { phoneNumber: '+15550100177' })],
    ])('%s create one chat', async (_, body) => {
      const { beeper, database } = await freshSandbox()
      const answers = await Promise.all(
        Array.from({ length: times }, () => beeper.chats.start(body)),
      )
      expect(new Set(answers.map((chat) => chat.id)).size).toBe(1)
      expect(answers.filter((chat) => chat.status === 'created')).toHaveLength(1)
      expect(answers.filter((chat) => chat.status === 'existing')).toHaveLength(times - 1)
      const count = 'select count(*) as rows from chat where id = ?'
      expect(await database.rows(Row, count, [answers[0]?.id ?? ''])).toEqual([{ rows: 1 }])
      expect(answers.every((chat) => chat.participants.total === 2)).toBe(true)
    })

    test('with a message send as many messages to one chat', async () => {
      const { beeper, database } = await freshSandbox()
      const body = start('signal', { phoneNumber: jun.phoneNumber }, { messageText: 'Hi' })
      await Promise.all(Array.from({ length: times }, () => beeper.chats.start(body)))
      const count = `select count(*) as rows from message where text = 'Hi' group by chat`
      expect(await database.rows(Row, count)).toEqual([{ rows: times }])
    })
  })

  test('25 starts and 25 creates create one direct chat with all messages', async () => {
    const { beeper, database } = await freshSandbox()
    const createBody = {
      accountID: accountOf('whatsapp'),
      type: 'single' as const,
      participantIDs: ['@447700900101:local-whatsapp.localhost'],
      messageText: 'Hi',
    }
    const startBody = start('whatsapp', { phoneNumber: ada.phoneNumber }, { messageText: 'Hi' })
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        index % 2 ? beeper.chats.start(startBody) : beeper.chats.create(createBody),
      ),
    )
    expect(new Set(answers.map((chat) => chat.id)).size).toBe(1)
    expect(answers.filter((chat) => chat.status === 'created')).toHaveLength(1)
    const count = `select count(*) as rows from message where text = 'Hi' group by chat`
    expect(await database.rows(Row, count)).toEqual([{ rows: 50 }])
  })

  test('twenty parallel iMessage groups with the same participants are one', async () => {
    const { beeper, database } = await freshSandbox()
    const body = group('imessage', 3, { messageText: 'Hello' })
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => beeper.chats.create(body)),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const count = `select count(*) as rows from message where text = 'Hello'`
    expect(await database.rows(Row, count)).toEqual([{ rows: 1 }])
  })
})
