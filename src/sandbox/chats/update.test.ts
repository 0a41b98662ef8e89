import { beforeEach, describe, expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { freshSandbox } from '../testing/fresh-sandbox.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { chatOn, group } from '../testing/sample-requests.ts'

describe('changing a chat', () => {
  const day = 86_400

  let beeper: Awaited<ReturnType<typeof freshSandbox>>['beeper']
  beforeEach(async () => {
    beeper = (await freshSandbox()).beeper
  })

  describe('a change of a chat', () => {
    test('returns the changed chat and keeps the other fields', async () => {
      const id = await chatOn(beeper, 'whatsapp')
      const before = await beeper.chats.retrieve(id)
      const change = { isPinned: true, isMuted: true, isLowPriority: true, isArchived: true }
      const after = await beeper.chats.update(id, change)
      expect(Chat.parse(after)).toEqual(after)
      expect(after).toEqual({ ...before, ...change })
      expect(await beeper.chats.retrieve(before.localChatID ?? '')).toEqual(after)
    })

    test('may be empty', async () => {
      const id = await chatOn(beeper, 'whatsapp')
      const before = await beeper.chats.retrieve(id)
      expect(await beeper.chats.update(id, {})).toEqual(before)
    })

    test('sets title, description, picture and timer of a group that allows it', async () => {
      const { id } = await beeper.chats.create(group('whatsapp', 3, { title: 'Trip' }))
      const change = {
        title: 'Trip to Ærø',
        description: 'Tents',
        imgURL: '/pictures/tents.png',
        messageExpirySeconds: 7 * day,
      }
      expect(await beeper.chats.update(id, change)).toMatchObject(change)
      expect((await beeper.chats.search({ query: 'aero' })).items.map((chat) => chat.id)).toEqual([
        id,
      ])
    })

    test('with null clears a field, and a group gets its default title', async () => {
      const untitled = await beeper.chats.create(group('whatsapp', 3))
      const { id } = await beeper.chats.create(
        group('whatsapp', 3, { title: 'Trip', messageText: 'Hi' }),
      )
      await beeper.chats.update(id, { description: 'Tents', messageExpirySeconds: day })
      const cleared = await beeper.chats.update(id, {
        title: null,
        description: null,
        imgURL: null,
        messageExpirySeconds: null,
      })
      expect(cleared).toMatchObject({
        title: untitled.title,
        description: null,
        imgURL: null,
        messageExpirySeconds: null,
      })
    })

    test.each([
      ['whatsapp', 'single', { title: 'Ada' }, 'The title of this WhatsApp chat cannot be changed'],
      ['imessage', 'group', { title: 'a' }, 'The title of this iMessage chat cannot be changed'],
      ['slackgo', 'group', { imgURL: '/a' }, 'The picture of this Slack chat cannot be changed'],
      [
        'telegram',
        'group',
        { description: 'a' },
        'The description of this Telegram chat cannot be changed',
      ],
      [
        'discordgo',
        'single',
        { messageExpirySeconds: day },
        'The disappearing timer of this Discord chat cannot be changed',
      ],
      [
        'whatsapp',
        'single',
        { messageExpirySeconds: 60 },
        'Unsupported value for disappearing timer',
      ],
      ['whatsapp', 'group', { title: 'x'.repeat(101) }, 'Name must be at most 100 characters'],
    ] as const)('on %s (%s) that is not supported is refused: %o', async (...row) => {
      const [network, type, change, message] = row
      const id = await chatOn(beeper, network, type)
      const before = await beeper.chats.retrieve(id)
      expect(await refusalOf(beeper.chats.update(id, { ...change, isPinned: true }))).toMatchObject(
        {
          refused: '400 VALIDATION_ERROR',
          message,
          path: ['body', Object.keys(change)[0]],
        },
      )
      expect(await beeper.chats.retrieve(id)).toEqual(before)
    })

    test('accepts any timer on Signal, and 0 for none', async () => {
      const id = await chatOn(beeper, 'signal')
      const { messageExpirySeconds } = await beeper.chats.update(id, { messageExpirySeconds: 61 })
      expect(messageExpirySeconds).toBe(61)
      await beeper.chats.update(id, { messageExpirySeconds: 0 })
      for (const invalid of [-1, 0.5]) {
        const change = beeper.chats.update(id, { messageExpirySeconds: invalid })
        expect((await refusalOf(change)).path).toEqual(['body', 'messageExpirySeconds'])
      }
    })

    test('of a read-only chat is limited to the own state', async () => {
      const { items } = await beeper.chats.search({ limit: 200 })
      const { id } = items.find((chat) => chat.isReadOnly) ?? { id: '' }
      expect((await beeper.chats.update(id, { isPinned: true })).isPinned).toBe(true)
      for (const refused of [
        beeper.chats.update(id, { title: 'a' }),
        beeper.messages.send(id, { text: 'a' }),
      ]) {
        expect(await refusalOf(refused)).toMatchObject({
          refused: '403 forbidden',
          message: 'This chat is read-only',
        })
      }
    })
  })

  describe('a draft', () => {
    test('is accepted only while there is none, and cleared by null', async () => {
      const id = await chatOn(beeper, 'whatsapp')
      const draft = { text: 'Dear Ada' }
      expect((await beeper.chats.update(id, { draft })).draft).toEqual(draft)
      const again = beeper.chats.update(id, { draft: { text: 'Dear Ben' }, isPinned: true })
      expect(await refusalOf(again)).toMatchObject({
        refused: '400 VALIDATION_ERROR',
        path: ['body', 'draft'],
      })
      expect(await beeper.chats.retrieve(id)).toMatchObject({ draft, isPinned: false })
      expect((await beeper.chats.update(id, { draft: null })).draft).toBeNull()
      expect((await beeper.chats.update(id, { draft: { text: ' ' } })).draft).toBeNull()
      expect((await beeper.chats.update(id, { draft })).draft).toEqual(draft)
    })

    test('is one of several parallel writes', async () => {
      const id = await chatOn(beeper, 'whatsapp')
      const texts = ['a', 'b', 'c', 'd']
      const writing = texts.map((text) => beeper.chats.update(id, { draft: { text } }))
      const done = (await Promise.allSettled(writing)).filter(
        ({ status }) => status === 'fulfilled',
      )
      expect(done).toHaveLength(1)
      expect(texts).toContain((await beeper.chats.retrieve(id)).draft?.text)
    })

    test('with a file that was not uploaded is refused', async () => {
      const attachments = { a: { uploadID: 'u' } }
      const draft = { text: 'Look', attachments }
      const change = beeper.chats.update(await chatOn(beeper, 'whatsapp'), { draft })
      expect((await refusalOf(change)).path).toEqual(['body', 'draft', 'attachments'])
    })
  })
})

describe('marking a chat', () => {
  const unknownChat = '!nowhere:beeper.example'

  let beeper: Awaited<ReturnType<typeof freshSandbox>>['beeper']
  beforeEach(async () => {
    beeper = (await freshSandbox()).beeper
  })

  describe('the read state', () => {
    test('covers all messages after marking the chat read', async () => {
      const [chat] = (await beeper.chats.search({ unreadOnly: true })).items
      const id = chat?.id ?? ''
      expect(chat?.unreadCount).toBeGreaterThan(0)
      const read = await beeper.chats.markRead(id)
      const { items } = await beeper.messages.list(id)
      expect(read).toMatchObject({ unreadCount: 0, lastReadMessageSortKey: items[0]?.sortKey })
      expect(items.filter((message) => message.isUnread)).toEqual([])
    })

    test('can be set by message, as read and unread', async () => {
      const id = await chatOn(beeper, 'whatsapp')
      const theirs = (await beeper.messages.list(id)).items.filter((message) => !message.isSender)
      const [newest, before] = theirs
      const unread = await beeper.chats.markUnread(id, { messageID: before?.id ?? '' })
      expect(unread).toMatchObject({ unreadCount: 2, isMarkedUnread: true })
      const half = await beeper.chats.markRead(id, { messageID: before?.id ?? '' })
      expect(half).toMatchObject({
        unreadCount: 1,
        isMarkedUnread: false,
        lastReadMessageSortKey: before?.sortKey,
      })
      const message = await beeper.messages.retrieve(newest?.id ?? '', { chatID: id })
      expect(message.isUnread).toBe(true)
    })

    test('can be unread without a message', async () => {
      const id = await chatOn(beeper, 'signal')
      const marked = await beeper.chats.markUnread(id)
      expect(marked).toMatchObject({ isMarkedUnread: true, unreadCount: 0 })
      const { items } = await beeper.chats.search({ unreadOnly: true })
      expect(items.map((chat) => chat.id)).toContain(id)
      expect((await beeper.chats.markRead(id)).isMarkedUnread).toBe(false)
    })

    test('cannot be set by a message of another chat', async () => {
      const [message] = (await beeper.messages.list(await chatOn(beeper, 'signal'))).items
      const upTo = { messageID: message?.id ?? '' }
      const id = await chatOn(beeper, 'whatsapp')
      for (const call of [beeper.chats.markRead(id, upTo), beeper.chats.markUnread(id, upTo)]) {
        expect(await refusalOf(call)).toMatchObject({ refused: '404 NOT_FOUND' })
      }
    })
  })

  test('a chat can be archived and unarchived', async () => {
    const id = await chatOn(beeper, 'whatsapp')
    await beeper.chats.archive(id)
    const { items } = await beeper.chats.search({ inbox: 'archive', limit: 200 })
    expect(items.map((chat) => chat.id)).toContain(id)
    await beeper.chats.archive(id, { archived: false })
    expect((await beeper.chats.retrieve(id)).isArchived).toBe(false)
  })

  test('a reminder is set, replaced and cleared', async () => {
    const id = await chatOn(beeper, 'whatsapp')
    const { reminders } = beeper.chats
    await reminders.create(id, { reminder: { remindAt: '2027-02-03T04:05:06Z' } })
    const reminder = { remindAt: '2027-02-03T04:05:06+02:00', dismissOnIncomingMessage: true }
    await reminders.create(id, { reminder })
    expect((await beeper.chats.retrieve(id)).reminder).toEqual(reminder)
    await reminders.delete(id)
    await reminders.delete(id)
    expect((await beeper.chats.retrieve(id)).reminder).toBeNull()
    const wrong = reminders.create(id, { reminder: { remindAt: 'tomorrow' } })
    expect((await refusalOf(wrong)).path).toEqual(['body', 'reminder', 'remindAt'])
  })

  test('only iMessage can notify anyway', async () => {
    const id = await chatOn(beeper, 'imessage')
    expect((await beeper.chats.notifyAnyway(id)).id).toBe(id)
    expect(
      await refusalOf(beeper.chats.notifyAnyway(await chatOn(beeper, 'signal'))),
    ).toMatchObject({
      refused: '422 NOT_SUPPORTED',
    })
  })

  test('changes of an unknown chat are refused', async () => {
    const reminder = { remindAt: '2027-02-03T04:05:06Z' }
    for (const call of [
      () => beeper.chats.update(unknownChat, { isPinned: true }),
      () => beeper.chats.archive(unknownChat),
      () => beeper.chats.markRead(unknownChat),
      () => beeper.chats.markUnread(unknownChat),
      () => beeper.chats.notifyAnyway(unknownChat),
      () => beeper.chats.reminders.create(unknownChat, { reminder }),
      () => beeper.chats.reminders.delete(unknownChat),
    ]) {
      expect(await refusalOf(call())).toMatchObject({
        refused: '404 NOT_FOUND',
        message: 'Chat not found',
      })
    }
  })
})
