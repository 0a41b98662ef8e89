import type { Chat } from '#contract/chats.ts'
import type { Database, Statement } from '../database.ts'
import type { Parts } from '../parts.ts'
import { notFound } from '../refusal.ts'
import { findChat } from '../store/chats.ts'
import { findMessage, type MessageRow } from '../store/messages.ts'
import { findOwnChat, type OwnChat } from '../store/own-chat.ts'

const mostParticipants = 100

/** The chat of an `id` or a `localChatID`; refuses the request when there is none. */
export async function ownChat(database: Database, chatID: string): Promise<OwnChat> {
  const chat = await findOwnChat(database, chatID)
  if (!chat) throw notFound('Chat')
  return chat
}

/** The message of either ID in a chat; refuses the request when there is none. */
export async function ownMessage(
  database: Database,
  { row }: OwnChat,
  messageID: string,
): Promise<MessageRow> {
  const message = await findMessage(database, row.key, messageID)
  if (!message) throw notFound('Message')
  return message
}

/** Writes to a chat, by statements that return a row; refuses when it is gone by then. */
export async function writeToChat(database: Database, statements: Statement[]): Promise<void> {
  const written = await database.write(statements)
  if (written.length === 0) throw notFound('Chat')
}

/** Tells everybody who listens that a chat has changed, and gives it back whole. */
export async function tellChanged(parts: Parts, { row }: Pick<OwnChat, 'row'>): Promise<Chat> {
  parts.publish({ type: 'chat.upserted', chat: row })
  const chat = await findChat(parts.database, row.id, mostParticipants)
  // a reset may have come since it was changed
  if (!chat) throw notFound('Chat')
  return chat
}
