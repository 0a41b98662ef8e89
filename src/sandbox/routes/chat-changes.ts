import { Hono } from 'hono'
import {
  archiveChat,
  markRead,
  markUnread,
  notifyAnyway,
  updateChat,
} from '#contract/chat-state-endpoints.ts'
import type { Answer } from '#contract/endpoint.ts'
import { changeChat } from '../changing/chat-change.ts'
import type { Database } from '../database.ts'
import type { Parts } from '../parts.ts'
import { notFound, Refusal } from '../refusal.ts'
import { readBody, readOptionalBody } from '../request.ts'
import { routePath } from '../route-path.ts'
import { changeStatement, readStatements, unreadStatements } from '../store/chat-changes.ts'
import { findMessage } from '../store/messages.ts'
import type { OwnChat } from '../store/own-chat.ts'
import { ownChat, tellChanged } from './own-chat.ts'

/** What can be changed about a chat: its state, where it is kept, and how far it was read. */
export const chatChangeRoutes = (parts: Parts) => {
  const { database } = parts
  return new Hono()
    .patch(routePath(updateChat.path), async (c) => {
      const chat = await ownChat(database, c.req.param('chatID'))
      await changeChat(database, chat, await readBody(c, updateChat.body))
      return c.json((await tellChanged(parts, chat)) satisfies Answer<typeof updateChat>)
    })
    .post(routePath(archiveChat.path), async (c) => {
      const chat = await ownChat(database, c.req.param('chatID'))
      const { archived: isArchived = true } = await readOptionalBody(c, archiveChat.body)
      await database.write([changeStatement(chat.row.key, { isArchived })])
      await tellChanged(parts, chat)
      return c.body(null, archiveChat.status)
    })
    .post(routePath(markRead.path), async (c) => {
      const chat = await ownChat(database, c.req.param('chatID'))
      const { messageID } = await readOptionalBody(c, markRead.body)
      const upTo = await keyOf(database, chat, messageID)
      await database.write(readStatements(chat.row.key, upTo))
      return c.json((await tellChanged(parts, chat)) satisfies Answer<typeof markRead>)
    })
    .post(routePath(markUnread.path), async (c) => {
      const chat = await ownChat(database, c.req.param('chatID'))
      const { messageID } = await readOptionalBody(c, markUnread.body)
      const from = await keyOf(database, chat, messageID)
      await database.write(unreadStatements(chat.row.key, from))
      return c.json((await tellChanged(parts, chat)) satisfies Answer<typeof markUnread>)
    })
    .post(routePath(notifyAnyway.path), async (c) => {
      const chat = await ownChat(database, c.req.param('chatID'))
      await readOptionalBody(c, notifyAnyway.body)
      if (chat.row.network !== 'imessage') throw onlyIMessage()
      return c.json((await tellChanged(parts, chat)) satisfies Answer<typeof notifyAnyway>)
    })
}

async function keyOf(database: Database, { row }: OwnChat, messageID: string | undefined) {
  if (messageID === undefined) return undefined
  const message = await findMessage(database, row.key, messageID)
  if (!message) throw notFound('Message')
  return message.messageKey
}

const onlyIMessage = () =>
  new Refusal(422, { code: 'NOT_SUPPORTED', message: 'Only iMessage can notify anyway' })
