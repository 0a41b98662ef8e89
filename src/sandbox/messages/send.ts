import type * as z from 'zod/mini'
import type { sendMessage } from '#contract/messages.ts'
import type { Database } from '../database.ts'
import { invalidAt, notFound } from '../refusal.ts'
import { findMessage } from '../store/messages.ts'
import type { OwnChat } from '../store/own-chat.ts'
import { partnerOf } from '../store/people.ts'
import { sendingStatements } from '../store/sending.ts'
import { checkWritable } from './may-change.ts'
import { outgoing } from './outgoing.ts'
import { readText } from './text.ts'

type Body = z.output<(typeof sendMessage)['body']>

/**
 * Queues a message into a chat and gives the ID under which it is on its way. Refuses when the chat
 * is gone by the time of writing.
 */
export async function send(
  database: Database,
  chat: OwnChat,
  { text, replyToMessageID, attachment }: Body,
  at: Date,
): Promise<string> {
  checkWritable(chat)
  if (attachment) {
    const path = ['body', 'attachment', 'uploadID']
    throw invalidAt(path, `Nothing was uploaded as “${attachment.uploadID}”`)
  }
  const words = readText(chat, text)
  const linked = replyToMessageID && (await repliedTo(database, chat, replyToMessageID))
  const partner = await partnerOf(database, chat.row.key)
  const message = outgoing(chat.account, partner, words, at)
  const written = await database.write(
    sendingStatements({ sql: 'chat.id = ?', args: [chat.row.id] }, at.toISOString(), {
      ...message,
      ...(linked ? { linkedMessageID: linked } : {}),
    }),
  )
  if (written.length === 0) throw notFound('Chat')
  return message.sending.pendingID
}

async function repliedTo(database: Database, chat: OwnChat, messageID: string) {
  const message = await findMessage(database, chat.row.key, messageID)
  if (message) return message.messageID
  throw invalidAt(['body', 'replyToMessageID'], 'There is no such message in this chat')
}
