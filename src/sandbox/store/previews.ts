import * as z from 'zod/mini'
import type { Message } from '#contract/messages.ts'
import type { Database } from '../database.ts'
import { MessageRow, messageColumns, toMessage } from './messages.ts'

const PreviewRow = z.extend(MessageRow, { chatKey: z.number() })

/** The last message of each of these chats (by key), where there is one that was not deleted. */
export async function previewsOf(
  database: Database,
  chats: number[],
  now: Date,
): Promise<Map<number, Message>> {
  const rows = await database.rows(
    PreviewRow,
    `select ${messageColumns}, chat.key as chatKey
      from json_each(?) as asked
      cross join chat on chat.key = asked.value
      join message on message.key = (select max(last.key) from message as last
        where last.chat = chat.key and last.isDeleted = 0)
      join person on person.key = message.sender`,
    [JSON.stringify(chats)],
  )
  return new Map(rows.map((row) => [row.chatKey, toMessage(row, now)]))
}
