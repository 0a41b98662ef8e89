import * as z from 'zod/mini'
import type { Message } from '#contract/message.ts'
import type { Database } from '../database.ts'
import { nameOf, Person } from './person.ts'

const MessageRow = z.extend(Person, {
  messageID: z.string(),
  messageKey: z.number(),
  chatKey: z.number(),
  chatID: z.string(),
  text: z.string(),
  timestamp: z.string(),
})

/** The last message of each of these chats (by key), where there is one. */
export async function previewsOf(
  database: Database,
  chats: number[],
): Promise<Map<number, Message>> {
  const rows = await database.rows(
    MessageRow,
    `select person.*, message.id as messageID, message.key as messageKey, message.text,
        message.timestamp, chat.key as chatKey, chat.id as chatID
      from json_each(?) as asked
      cross join chat on chat.key = asked.value
      join message on message.key = (select max(last.key) from message as last where last.chat = chat.key)
      join person on person.key = message.sender`,
    [JSON.stringify(chats)],
  )
  return new Map(rows.map((row) => [row.chatKey, toMessage(row)]))
}

const toMessage = (row: z.infer<typeof MessageRow>): Message => ({
  id: row.messageID,
  accountID: row.accountID,
  chatID: row.chatID,
  senderID: row.id,
  senderName: nameOf(row),
  sortKey: String(row.messageKey).padStart(12, '0'),
  timestamp: row.timestamp,
  text: row.text,
  type: 'TEXT',
  isSender: row.isSelf,
})
