import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { searchChats } from '#contract/chats.ts'
import { allRows, freshSandbox } from '../testing/fresh-sandbox.ts'
import { seedStatements } from './write.ts'

type Sandbox = Awaited<ReturnType<typeof freshSandbox>>
type Chat = Awaited<ReturnType<Sandbox['beeper']['chats']['retrieve']>>

async function allChats({ beeper }: Sandbox) {
  const { items } = await beeper.chats.search({ limit: 200 })
  expect(searchChats.answer.shape.items.parse(items)).toEqual(items)
  return items
}

test.each<[string, (chat: Chat) => boolean | undefined]>([
  ['pinned', (chat) => chat.isPinned],
  ['muted', (chat) => chat.isMuted],
  ['archived', (chat) => chat.isArchived],
  ['low priority', (chat) => chat.isLowPriority],
  ['read-only', (chat) => chat.isReadOnly],
  ['marked as unread', (chat) => chat.isMarkedUnread],
  ['unread', (chat) => chat.unreadCount === 3],
  ['with a description', (chat) => chat.description?.includes('boots')],
  ['with a draft', (chat) => chat.draft?.text.startsWith('Немає')],
  ['with a reminder', (chat) => Date.parse(chat.reminder?.remindAt ?? '') > Date.now()],
  ['snoozed', (chat) => Date.parse(chat.snooze?.snoozeUntil ?? '') > Date.now()],
  ['disappearing', (chat) => chat.messageExpirySeconds === 86_400],
  [
    'with a pending participant',
    (chat) => chat.participants.items.some((participant) => participant.isPending),
  ],
  ['with a bot', (chat) => chat.participants.items.some((participant) => participant.isNetworkBot)],
])('one to three seeded chats are %s', async (_, hasState) => {
  const chats = await allChats(await freshSandbox())
  const special = chats.filter((chat) => hasState(chat) === true)
  expect(special.length).toBeGreaterThanOrEqual(1)
  expect(special.length).toBeLessThanOrEqual(3)
})

test('every seeded chat has several messages, and the latest sets its last activity', async () => {
  const sandbox = await freshSandbox()
  const Row = z.object({ messages: z.number(), own: z.number(), isOrdered: z.number() })
  const rows = await sandbox.database.rows(
    Row,
    `select count(*) as messages, sum(person.isSelf) as own,
        max(timestamp) = chat.lastActivity as isOrdered
      from chat join message on message.chat = chat.key join person on person.key = message.sender
      group by chat.key`,
  )
  expect(rows).toHaveLength((await allChats(sandbox)).length)
  for (const { messages, own, isOrdered } of rows) {
    expect(messages).toBeGreaterThanOrEqual(5)
    expect(own).toBe(2)
    expect(isOrdered).toBe(1)
  }
})

test('the unread messages of a seeded chat are its latest ones', async () => {
  const { beeper } = await freshSandbox()
  const { items } = await beeper.chats.search({ unreadOnly: true })
  const [chat] = items
  const { items: messages } = await beeper.messages.list(chat?.id ?? '')
  const unread = messages.filter((message) => message.isUnread)
  expect(unread).toEqual(messages.slice(0, chat?.unreadCount ?? 0))
  expect(messages[unread.length]?.sortKey).toBe(chat?.lastReadMessageSortKey)
})

test('seeding again changes nothing', async () => {
  const { database, beeper } = await freshSandbox()
  await beeper.chats.start({ accountID: 'matrix', user: { username: 'tess' } })
  const before = await allRows(database)
  await database.write(seedStatements(new Date(Date.now() + 60_000)))
  expect(await allRows(database)).toEqual(before)
})
