import { Hono } from 'hono'
import { newChat, startChat } from '#contract/chat-endpoints.ts'
import type { Answer } from '#contract/endpoint.ts'
import type { CreateChat, StartChat } from '#contract/new-chat.ts'
import type { Database } from '../database.ts'
import { type Opened, openDirectChat } from '../opening/direct-chat.ts'
import { createGroup } from '../opening/group-chat.ts'
import { findParticipant, findRecipient } from '../opening/recipient.ts'
import { readBody } from '../request.ts'
import { findChat } from '../store/chats.ts'
import { ownAccount } from './own-account.ts'

const mostParticipants = 100

/** Opening chats: by looking somebody up, or with people whose IDs are known. */
export const newChatRoutes = (database: Database) =>
  new Hono()
    .post(startChat.path, async (c) => {
      const body = await readBody(c, startChat.body)
      return c.json(await answer(database, await start(database, body)))
    })
    .post(newChat.path, async (c) => {
      const body = await readBody(c, newChat.body)
      const opened = body.mode === 'start' ? start(database, body) : create(database, body)
      return c.json(await answer(database, await opened))
    })

async function answer(database: Database, { chatID, status }: Opened) {
  const chat = await findChat(database, chatID, mostParticipants)
  if (!chat) throw new Error(`${chatID} was opened, yet is not stored`)
  return { ...chat, chatID, status } satisfies Answer<typeof startChat>
}

async function start(database: Database, { accountID, user, ...wish }: StartChat) {
  const account = await ownAccount(database, accountID)
  const found = await findRecipient(database, account, user)
  return openDirectChat({ ...wish, database, account, path: ['body', 'user'] }, found)
}

async function create(
  database: Database,
  { accountID, type, participantIDs, ...wish }: CreateChat,
) {
  const account = await ownAccount(database, accountID)
  const ids = [...new Set(participantIDs.map((id) => id.trim()).filter(Boolean))]
  const [id = ''] = ids
  if (type === 'group') return createGroup(database, account, { ...wish, participantIDs: ids })

  const found = await findParticipant(database, account, id)
  return openDirectChat({ ...wish, database, account, path: ['body', 'participantIDs'] }, found)
}
