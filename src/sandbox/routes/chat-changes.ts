import { Hono } from 'hono'
import { archiveChat, markRead, markUnread, notifyAnyway, updateChat } from '#contract/chats.ts'
import type { Answer } from '#contract/endpoint.ts'
import { changeChat } from '../changing/chat-change.ts'
import type { Database } from '../database.ts'
import type { Parts } from '../parts.ts'
import { Refusal } from '../refusal.ts'
import { readBody, readOptionalBody } from '../request.ts'
import { routePath } from '../route-path.ts'
import { changeStatement, readStatements, unreadStatements } from '../store/chat-changes.ts'
import type { OwnChat } from '../store/own-chat.ts'
import { ownChat, ownMessage, tellChanged, writeToChat } from './own-chat.ts'

/**
 * What can be changed about a chat: its state, where it is kept, and how far it was read. The body
 * is read first, since a chat may be gone by the time that a slow one has arrived.
 */
export const chatChangeRoutes = (parts: Parts) => {
  const { database } = parts
  return new Hono()
    .patch(routePath(updateChat.path), async (c) => {
      const change = await readBody(c, updateChat.body)
      const chat = await ownChat(database, c.req.param('chatID'))
      await changeChat(database, chat, change)
      return c.json((await tellChanged(parts, chat)) satisfies Answer<typeof updateChat>)
    })
    .post(routePath(archiveChat.path), async (c) => {
      const { archived: isArchived = true } = await readOptionalBody(c, archiveChat.body)
      const chat = await ownChat(database, c.req.param('chatID'))
      await writeToChat(database, [changeStatement(chat.row.id, { isArchived })])
      await tellChanged(parts, chat)
      return c.body(null, archiveChat.status)
    })
    .post(routePath(markRead.path), async (c) => {
      const { messageID } = await readOptionalBody(c, markRead.body)
      const chat = await ownChat(database, c.req.param('chatID'))
      const upTo = await storedID(database, chat, messageID)
      await writeToChat(database, readStatements(chat.row.id, upTo))
      return c.json((await tellChanged(parts, chat)) satisfies Answer<typeof markRead>)
    })
    .post(routePath(markUnread.path), async (c) => {
      const { messageID } = await readOptionalBody(c, markUnread.body)
      const chat = await ownChat(database, c.req.param('chatID'))
      const from = await storedID(database, chat, messageID)
      await writeToChat(database, unreadStatements(chat.row.id, from))
      return c.json((await tellChanged(parts, chat)) satisfies Answer<typeof markUnread>)
    })
    .post(routePath(notifyAnyway.path), async (c) => {
      await readOptionalBody(c, notifyAnyway.body)
      const chat = await ownChat(database, c.req.param('chatID'))
      if (chat.row.network !== 'imessage') throw onlyIMessage()
      return c.json((await tellChanged(parts, chat)) satisfies Answer<typeof notifyAnyway>)
    })
}

/** The final ID of a message, which may be named by its pending one; null when none is named. */
async function storedID(database: Database, chat: OwnChat, messageID: string | undefined) {
  return messageID === undefined ? null : (await ownMessage(database, chat, messageID)).messageID
}

const onlyIMessage = () =>
  new Refusal(422, { code: 'NOT_SUPPORTED', message: 'Only iMessage can notify anyway' })
