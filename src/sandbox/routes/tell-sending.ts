import type { ChangedChat } from '../events/change.ts'
import type { Parts } from '../parts.ts'
import { findMessage, toMessage } from '../store/messages.ts'

/** Tells that a message is on its way, and, when the time has come, what became of it. */
export async function tellSending(
  { database, clock, publish }: Parts,
  chat: ChangedChat,
  messageID: string,
): Promise<void> {
  const row = await findMessage(database, chat.key, messageID)
  if (!row) return
  publish({ type: 'message.upserted', chat, message: toMessage(row, clock()) })
  if (row.settlesAt === null) return
  const at = new Date(row.settlesAt)
  publish({ type: 'message.upserted', chat, message: toMessage(row, at), at })
}
