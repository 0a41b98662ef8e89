import type { Chat } from '#contract/chats.ts'
import type { Opened } from '../opening/direct-chat.ts'
import type { Parts } from '../parts.ts'
import type { Told } from '../scenarios/plot.ts'
import { findChat } from '../store/chats.ts'
import { tellSending } from './tell-sending.ts'

const mostParticipants = 100
const mostTries = 3

/** Opens a chat and reads it as it is now; opens it again when a reset came in between. */
export async function told(parts: Parts, open: () => Promise<Opened>): Promise<Told> {
  for (let tries = 0; tries < mostTries; tries++) {
    const opened = await open()
    const chat = await findChat(parts.database, opened.chatID, mostParticipants)
    if (chat) return tell(parts, opened, chat)
  }
  throw new Error('a chat was opened again and again, yet is not stored')
}

async function tell(parts: Parts, { chatID, status, pendingMessageID }: Opened, chat: Chat) {
  const changed = { id: chatID, key: Number(chat.localChatID) }
  if (status === 'created' || pendingMessageID !== undefined) {
    parts.publish({ type: 'chat.upserted', chat: changed })
  }
  if (pendingMessageID !== undefined) await tellSending(parts, changed, pendingMessageID)
  return { ...chat, chatID, status } satisfies Told
}
