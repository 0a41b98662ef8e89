import * as z from 'zod/mini'
import type { ChatCapabilities } from '#contract/capabilities.ts'
import { Chat, type Participants } from '#contract/chats.ts'
import { accountByID, type StoredAccount } from '../accounts/store.ts'
import { Person, selectPerson, toParticipant } from '../contacts/person.ts'
import type { Database } from '../database/database.ts'
import { sortKey } from '../database/page.ts'
import { flag, jsonColumn, type Statement } from '../database/sql.ts'
import type { SandboxDeps } from '../deps.ts'
import { networkByType } from '../networks/networks.ts'
import { notFound } from '../refusal.ts'

/** A stored chat, with the type of its network. */
export const ChatRow = z.object({
  key: z.number(),
  id: z.string(),
  accountID: z.string(),
  network: z.string(),
  type: z.enum(['single', 'group']),
  title: z.string(),
  lastActivity: z.string(),
  unreadCount: z.number(),
  lastRead: z.nullable(z.number()),
  isArchived: flag,
  isLowPriority: flag,
  isMuted: flag,
  isPinned: flag,
  isMarkedUnread: flag,
  isReadOnly: flag,
  description: z.nullable(z.string()),
  imgURL: z.nullable(z.string()),
  messageExpirySeconds: z.nullable(z.number()),
  draft: jsonColumn(Chat.shape.draft),
  reminder: jsonColumn(Chat.shape.reminder),
  snooze: jsonColumn(Chat.shape.snooze),
})
export type ChatRow = z.infer<typeof ChatRow>

/** The start of every query for chats, before its conditions. */
export const selectChats = `select chat.*, account.network
  from chat join account on account.accountID = chat.accountID`

/** The stored chat with this `id` or `localChatID`, if any. */
export async function chatRowByID(
  database: Database,
  chatID: string,
): Promise<ChatRow | undefined> {
  const isLocal = /^[1-9]\d{0,14}$/.test(chatID)
  const condition = isLocal ? 'chat.id = ? or chat.key = ?' : 'chat.id = ?'
  const [row] = await database.rows(
    ChatRow,
    `${selectChats} where ${condition}`,
    isLocal ? [chatID, Number(chatID)] : [chatID],
  )
  return row
}

/** The complete chat with this `id` or `localChatID`, if any. */
export async function chatByID(
  database: Database,
  chatID: string,
  maxParticipants: number,
): Promise<Chat | undefined> {
  const row = await chatRowByID(database, chatID)
  const [chat] = await withParticipants(database, row ? [row] : [], maxParticipants)
  return chat
}

/** The chats with these IDs, unordered. */
export async function chatsByID(database: Database, ids: string[], maxParticipants: number) {
  const sql = `${selectChats} where chat.id in (select value from json_each(?))`
  const rows = await database.rows(ChatRow, sql, [JSON.stringify(ids)])
  return withParticipants(database, rows, maxParticipants)
}

const ChatID = z.object({ id: z.string() })

/** The subset of these IDs that exist. */
export async function existingChats(
  database: Database,
  ids: string[],
): Promise<ReadonlySet<string>> {
  const sql = 'select id from chat where id in (select value from json_each(?))'
  const rows = await database.rows(ChatID, sql, [JSON.stringify(ids)])
  return new Set(rows.map(({ id }) => id))
}

const capabilitiesOf = ({ network, type }: ChatRow): ChatCapabilities => {
  const { direct, group } = networkByType(network).chats
  return type === 'single' ? direct : group
}

/**
 * Converts chats to the API; -1 participants means all. A cached row is the same object until the
 * next write, so its converted chat is cached by row, too. Both are frozen.
 */
export async function withParticipants(
  database: Database,
  rows: ChatRow[],
  maxParticipants: number,
): Promise<Chat[]> {
  const uncached = rows.filter((row) => !chatCache.get(row)?.has(maxParticipants))
  const participants = await participantsOf(database, uncached, maxParticipants)
  return rows.map((row) => {
    const byMaximum = chatCache.get(row) ?? new Map<number, Chat>()
    const cached = byMaximum.get(maxParticipants)
    const chat = cached ?? Object.freeze(toChat(row, participants.get(row.key)))
    chatCache.set(row, byMaximum.set(maxParticipants, chat))
    return chat
  })
}

const chatCache = new WeakMap<ChatRow, Map<number, Chat>>()

const noParticipants: Participants = { items: [], hasMore: false, total: 0 }

function toChat(row: ChatRow, participants = noParticipants): Chat {
  const { account } = networkByType(row.network)
  return {
    id: row.id,
    localChatID: String(row.key),
    accountID: row.accountID,
    network: account.network,
    type: row.type,
    title: row.title,
    description: row.description,
    imgURL: row.imgURL,
    participants,
    lastActivity: row.lastActivity,
    unreadCount: row.unreadCount,
    ...(row.lastRead === null ? {} : { lastReadMessageSortKey: sortKey(row.lastRead) }),
    unreadMentionsCount: 0,
    isArchived: row.isArchived,
    isLowPriority: row.isLowPriority,
    isMuted: row.isMuted,
    isMarkedUnread: row.isMarkedUnread,
    isPinned: row.isPinned,
    isReadOnly: row.isReadOnly,
    messageExpirySeconds: row.messageExpirySeconds,
    draft: row.draft ?? null,
    reminder: row.reminder ?? null,
    snooze: row.snooze ?? null,
    capabilities: capabilitiesOf(row),
  }
}

/** A stored chat with its capabilities and account, as needed for changes. */
export interface StoredChat {
  row: ChatRow
  capabilities: ChatCapabilities
  account: StoredAccount
}

/** The chat with this `id` or `localChatID`, if any. */
export async function storedChatByID(
  database: Database,
  chatID: string,
): Promise<StoredChat | undefined> {
  const row = await chatRowByID(database, chatID)
  const account = row && (await accountByID(database, row.accountID))
  return account && { row, capabilities: capabilitiesOf(row), account }
}

const maxParticipants = 100

/** The chat with this `id` or `localChatID`; refuses the request when there is none. */
export async function findChat(database: Database, chatID: string): Promise<StoredChat> {
  const chat = await storedChatByID(database, chatID)
  if (!chat) throw notFound('Chat')
  return chat
}

/** Writes to a chat, by statements that return a row; refuses when it no longer exists. */
export async function writeToChat(database: Database, statements: Statement[]): Promise<void> {
  const written = await database.write(statements)
  if (written.length === 0) throw notFound('Chat')
}

/** Publishes that a chat has changed and returns the complete chat. */
export async function publishChat(
  deps: SandboxDeps,
  { row }: Pick<StoredChat, 'row'>,
): Promise<Chat> {
  deps.publish({ type: 'chat.upserted', chat: row })
  const chat = await chatByID(deps.database, row.id, maxParticipants)
  // a reset may have happened since the change
  if (!chat) throw notFound('Chat')
  return chat
}

const ParticipantRow = z.extend(Person, { chat: z.number(), isAdmin: flag, isPending: flag })
const Total = z.object({ chat: z.number(), total: z.number() })

/** The participants of these chats by chat key, oneself last; at most `max`, -1 for all. */
async function participantsOf(
  database: Database,
  chats: readonly ChatRow[],
  max: number,
): Promise<Map<number, Participants>> {
  if (chats.length === 0) return new Map()
  const listed = JSON.stringify(chats.map((chat) => chat.key))
  // a direct chat has at most two participants
  const areAllListed = max < 0 || (max >= 2 && chats.every(({ type }) => type === 'single'))
  const totals = areAllListed
    ? []
    : await database.rows(
        Total,
        `select chat, count(*) as total from participant
          where chat in (select value from json_each(?)) group by chat`,
        [listed],
      )
  const totalOf = new Map(totals.map(({ chat, total }) => [chat, total]))
  const rows = await database.rows(
    ParticipantRow,
    `select ${selectPerson}, participant.chat, participant.isAdmin, participant.isPending
      from participant join person on person.key = participant.person
      where participant.chat in (select value from json_each(?)) and (? < 0 or position < ?)
      order by participant.chat, position`,
    [listed, max, max],
  )
  const byChat = new Map(chats.map(({ key }): [number, Participants['items']] => [key, []]))
  for (const { chat, ...person } of rows) byChat.get(chat)?.push(toParticipant(person))
  return new Map(
    [...byChat].map(([chat, items]) => {
      const total = totalOf.get(chat) ?? items.length
      return [chat, { items, hasMore: items.length < total, total }]
    }),
  )
}
