import { Hono } from 'hono'
import { newChat, startChat } from '#contract/chat-endpoints.ts'
import type { Answer } from '#contract/endpoint.ts'
import type { CreateChat, StartChat } from '#contract/new-chat.ts'
import { type Opened, openDirectChat } from '../opening/direct-chat.ts'
import { createGroup } from '../opening/group-chat.ts'
import { findParticipant, findRecipient } from '../opening/recipient.ts'
import type { Parts } from '../parts.ts'
import { readBody } from '../request.ts'
import { findChat } from '../store/chats.ts'
import { newChatAnswer, newChatBody } from '../versions/new-chats.ts'
import { ownAccount } from './own-account.ts'
import { tellSending } from './tell-sending.ts'

const mostParticipants = 100

/** Opening chats: by looking somebody up, or with people whose IDs are known. */
export const newChatRoutes = (parts: Parts) =>
  new Hono()
    .post(startChat.path, async (c) => {
      const body = await readBody(c, startChat.body)
      return c.json(await answer(parts, await start(parts, body)))
    })
    .post(newChat.path, async (c) => {
      const body = await readBody(c, newChatBody(parts.version))
      const isStart = 'user' in body
      const opened = await (isStart ? start(parts, body) : create(parts, body))
      return c.json(newChatAnswer(parts.version, isStart, await answer(parts, opened)))
    })

async function answer(parts: Parts, { chatID, status, pendingMessageID }: Opened) {
  const chat = await findChat(parts.database, chatID, mostParticipants)
  if (!chat) throw new Error(`${chatID} was opened, yet is not stored`)
  const changed = { id: chatID, key: Number(chat.localChatID) }
  if (status === 'created' || pendingMessageID !== undefined) {
    parts.publish({ type: 'chat.upserted', chat: changed })
  }
  if (pendingMessageID !== undefined) await tellSending(parts, changed, pendingMessageID)
  return { ...chat, chatID, status } satisfies Answer<typeof startChat>
}

async function start({ database, clock }: Parts, { accountID, user, ...wish }: StartChat) {
  const account = await ownAccount(database, accountID)
  const found = await findRecipient(database, account, user)
  const place = { path: ['body', 'user'], at: clock() }
  return openDirectChat({ ...wish, ...place, database, account }, found)
}

async function create(
  { database, clock }: Parts,
  { accountID, type, participantIDs, ...wish }: CreateChat,
) {
  const account = await ownAccount(database, accountID)
  const ids = [...new Set(participantIDs.map((id) => id.trim()).filter(Boolean))]
  const [id = ''] = ids
  const at = clock()
  if (type === 'group') return createGroup(database, account, { ...wish, participantIDs: ids, at })

  const found = await findParticipant(database, account, id)
  return openDirectChat({ ...wish, database, account, path: ['body', 'participantIDs'], at }, found)
}
