import { beforeEach, describe, expect, test } from 'vitest'
import { freshSandbox } from '../fresh-sandbox.ts'
import { refusalOf } from '../refusal-of.ts'
import { chatOn } from '../sample-requests.ts'

const unknownChat = '!nowhere:beeper.example'

let beeper: Awaited<ReturnType<typeof freshSandbox>>['beeper']
beforeEach(async () => {
  beeper = (await freshSandbox()).beeper
})

describe('how far a chat was read', () => {
  test('is everything, once it is marked read', async () => {
    const [chat] = (await beeper.chats.search({ unreadOnly: true })).items
    const id = chat?.id ?? ''
    expect(chat?.unreadCount).toBeGreaterThan(0)
    const read = await beeper.chats.markRead(id)
    const { items } = await beeper.messages.list(id)
    expect(read).toMatchObject({ unreadCount: 0, lastReadMessageSortKey: items[0]?.sortKey })
    expect(items.filter((message) => message.isUnread)).toEqual([])
  })

  test('is told by message, both ways', async () => {
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

  test('can be marked as unread without any message', async () => {
    const id = await chatOn(beeper, 'signal')
    const marked = await beeper.chats.markUnread(id)
    expect(marked).toMatchObject({ isMarkedUnread: true, unreadCount: 0 })
    const { items } = await beeper.chats.search({ unreadOnly: true })
    expect(items.map((chat) => chat.id)).toContain(id)
    expect((await beeper.chats.markRead(id)).isMarkedUnread).toBe(false)
  })

  test('is not told by a message of another chat', async () => {
    const [message] = (await beeper.messages.list(await chatOn(beeper, 'signal'))).items
    const upTo = { messageID: message?.id ?? '' }
    const id = await chatOn(beeper, 'whatsapp')
    for (const call of [beeper.chats.markRead(id, upTo), beeper.chats.markUnread(id, upTo)]) {
      expect(await refusalOf(call)).toMatchObject({ refused: '404 NOT_FOUND' })
    }
  })
})

test('a chat goes into the archive and comes back', async () => {
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
  expect(await refusalOf(beeper.chats.notifyAnyway(await chatOn(beeper, 'signal')))).toMatchObject({
    refused: '422 NOT_SUPPORTED',
  })
})

test('nothing about a chat that is not there can be changed', async () => {
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
