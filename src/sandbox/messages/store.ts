import * as z from 'zod/mini'
import { type Message, SendStatus } from '#contract/messages.ts'
import type { StoredChat } from '../chats/store.ts'
import { nameOf, Person, selectPerson } from '../contacts/person.ts'
import type { Database } from '../database/database.ts'
import { fold } from '../database/fold.ts'
import { cursorAt, type PageRequest, readPage, sortKey, unknownCursor } from '../database/page.ts'
import { flag, jsonColumn, type Statement, storable } from '../database/sql.ts'
import { notFound } from '../refusal.ts'
import { ReactionColumn, selectReactions, toReactions } from './reaction-store.ts'

/** The outcome of sending a message, reached at `settlesAt`. */
export const Outcome = z.pick(SendStatus, { status: true, reason: true, message: true })
export type Outcome = z.infer<typeof Outcome>

/** A stored message with its sender. */
export const MessageRow = z.extend(Person, {
  messageKey: z.number(),
  messageID: z.string(),
  chatID: z.string(),
  text: z.string(),
  timestamp: z.string(),
  editedTimestamp: z.nullable(z.string()),
  edits: z.number(),
  isDeleted: flag,
  linkedMessageID: z.nullable(z.string()),
  pendingID: z.nullable(z.string()),
  settlesAt: z.nullable(z.string()),
  outcome: jsonColumn(Outcome),
  lastRead: z.nullable(z.number()),
  reactions: ReactionColumn,
  chatType: z.enum(['single', 'group']),
  network: z.string(),
})
export type MessageRow = z.infer<typeof MessageRow>

/** The columns of every query for messages, before its tables. */
const messageColumns = `${selectPerson}, message.key as messageKey, message.id as messageID,
  message.text, message.timestamp, message.editedTimestamp, message.edits, message.isDeleted,
  message.linkedMessageID, message.pendingID, message.settlesAt, message.outcome,
  chat.id as chatID, chat.lastRead, chat.type as chatType,
  (select network from account where account.accountID = chat.accountID) as network,
  ${selectReactions} as reactions`

/** The start of every query for messages, before its conditions. */
export const selectMessages = `select ${messageColumns}
  from message join chat on chat.key = message.chat join person on person.key = message.sender`

/** The message with this final or pending ID, if any. */
export async function messageByID(
  database: Database,
  chat: number,
  messageID: string,
): Promise<MessageRow | undefined> {
  const [row] = await database.rows(
    MessageRow,
    `${selectMessages} where message.chat = ? and (message.id = ? or message.pendingID = ?)`,
    [chat, messageID, messageID],
  )
  return row
}

/**
 * One page of a chat's messages, newest first. Its cursors are sort keys, because clients before
 * Beeper 4.2.808 page by sort key; a message ID is accepted, too.
 */
export async function listMessages(
  database: Database,
  chat: number,
  { cursor, ...request }: PageRequest,
) {
  const from = cursor === undefined ? undefined : await keyAt(database, chat, cursor)
  const { rows, hasMore } = await readPage(
    database,
    {
      schema: MessageRow,
      select: selectMessages,
      conditions: [{ sql: 'message.chat = ?', args: [chat] }],
      table: 'message',
      sortedBy: 'key',
      descending: true,
      position: (row) => [sortKey(row.messageKey), row.messageKey],
    },
    { ...request, cursor: from === undefined ? undefined : cursorAt([sortKey(from), from]) },
  )
  const cursorOf = (row: MessageRow | undefined) => (row ? sortKey(row.messageKey) : null)
  return { rows, hasMore, oldestCursor: cursorOf(rows.at(-1)), newestCursor: cursorOf(rows[0]) }
}

async function keyAt(database: Database, chat: number, cursor: string): Promise<number> {
  if (/^\d{12,15}$/.test(cursor)) return Number(cursor)
  const message = await messageByID(database, chat, cursor)
  if (!message) throw unknownCursor()
  return message.messageKey
}

/** The send status at a time; undefined for a message that was not sent through the API. */
export function sendStatusAt(row: MessageRow, now: Date): SendStatus | undefined {
  const { settlesAt, outcome, timestamp } = row
  if (settlesAt === null || !outcome) return undefined
  const time = now.toISOString()
  // a time before the timestamp means that the clock was set back: the message counts as settled
  return time >= timestamp && time < settlesAt
    ? { status: 'PENDING', timestamp }
    : { ...outcome, timestamp: settlesAt }
}

/**
 * Converts a message to the API at a time. It has its final ID once it is sent. A message without a
 * pending state is always the same frozen object.
 */
export function toMessage(row: MessageRow, now: Date): Message {
  if (row.settlesAt !== null) return messageAt(row, now)
  const message = messageCache.get(row) ?? Object.freeze(messageAt(row, now))
  messageCache.set(row, message)
  return message
}

const messageCache = new WeakMap<MessageRow, Message>()

function messageAt(row: MessageRow, now: Date): Message {
  const sendStatus = sendStatusAt(row, now)
  const isSent = !sendStatus || sendStatus.status === 'SUCCESS'
  return {
    id: (isSent ? undefined : row.pendingID) ?? row.messageID,
    accountID: row.accountID,
    chatID: row.chatID,
    senderID: row.id,
    senderName: nameOf(row),
    sortKey: sortKey(row.messageKey),
    timestamp: row.timestamp,
    type: 'TEXT',
    isSender: row.isSelf,
    isUnread: !row.isSelf && row.lastRead !== null && row.messageKey > row.lastRead,
    ...(row.isDeleted ? { isDeleted: true } : { text: row.text }),
    ...(row.editedTimestamp === null ? {} : { editedTimestamp: row.editedTimestamp }),
    ...(row.linkedMessageID === null ? {} : { linkedMessageID: row.linkedMessageID }),
    ...(row.reactions?.length && !row.isDeleted ? { reactions: toReactions(row) } : {}),
    ...(sendStatus ? { sendStatus } : {}),
  }
}

const PreviewRow = z.extend(MessageRow, { chatKey: z.number() })

/** The latest message of each of these chats (by key) that is not deleted, if any. */
export async function previewsOf(
  database: Database,
  chats: number[],
  now: Date,
): Promise<Map<number, Message>> {
  const rows = await database.rows(
    PreviewRow,
    `select ${messageColumns}, chat.key as chatKey
      from json_each(?) as listed
      cross join chat on chat.key = listed.value
      join message on message.key = (select max(last.key) from message as last
        where last.chat = chat.key and last.isDeleted = 0)
      join person on person.key = message.sender`,
    [JSON.stringify(chats)],
  )
  return new Map(rows.map((row) => [row.chatKey, toMessage(row, now)]))
}

// these statements return a row unless the message is deleted

export const editStatement = (messageID: string, text: string, at: Date): Statement => ({
  sql: `update message set text = ?, words = ?, editedTimestamp = ?, edits = edits + 1
    where id = ? returning key`,
  args: [storable(text), fold(text), at.toISOString(), messageID],
})

/** Deletes the text of a message for everyone; the message itself stays visible. */
export const withdrawStatement = (messageID: string): Statement => ({
  sql: `update message set text = '', words = '', isDeleted = 1 where id = ? returning key`,
  args: [messageID],
})

/** Deletes a message for oneself. */
export const removeStatement = (messageID: string): Statement => ({
  sql: 'delete from message where id = ? returning key',
  args: [messageID],
})

/** The message with this final or pending ID in a chat; refuses the request when there is none. */
export async function findMessage(
  database: Database,
  { row }: StoredChat,
  messageID: string,
): Promise<MessageRow> {
  const message = await messageByID(database, row.key, messageID)
  if (!message) throw notFound('Message')
  return message
}
