import { Hono } from 'hono'
import * as z from 'zod/mini'
import {
  archiveChat,
  type Chat,
  clearReminder,
  getChat,
  listChats,
  markRead,
  markUnread,
  notifyAnyway,
  searchChats,
  setReminder,
  setTyping,
  updateChat,
} from '#contract/chats.ts'
import type { Answer } from '#contract/endpoint.ts'
import type { Message } from '#contract/messages.ts'
import { newChat, startChat } from '#contract/new-chat.ts'
import { answerJSON } from '../answer-json.ts'
import type { Database } from '../database/database.ts'
import type { SandboxDeps } from '../deps.ts'
import { findMessage, previewsOf } from '../messages/store.ts'
import { notFound, notSupported } from '../refusal.ts'
import { checkBody, readBody, readOptionalBody, readQuery, routePath } from '../request.ts'
import {
  defaultParticipantCount,
  newChatAnswer,
  newChatBody,
  reminderBody,
} from '../versions/compatibility.ts'
import { listChats as readChats } from './list.ts'
import { openChat } from './open.ts'
import {
  chatByID,
  findChat,
  publishChat,
  type StoredChat,
  withParticipants,
  writeToChat,
} from './store.ts'
import { changeChat, readStatements, unreadStatements, updateStatement } from './update.ts'

const pageLength = 25
const searchPageLength = 50
const listedParticipants = 20

/** Reads chats: the list, a search, and single chats. */
export const chatRoutes = ({ database, clock }: SandboxDeps) =>
  new Hono()
    .get(listChats.path, async (c) => {
      const { accountIDs, ...request } = readQuery(c, listChats.query)
      const filters = accountIDs ? { accountIDs } : {}
      const { rows, ...page } = await readChats(database, filters, {
        ...request,
        limit: pageLength,
      })
      const chats = await withParticipants(database, rows, listedParticipants)
      const previews = await previewsOf(
        database,
        rows.map((row) => row.key),
        clock(),
      )
      const items = chats.map((chat, index) => {
        const preview = previews.get(rows[index]?.key ?? -1)
        return preview ? withPreview(chat, preview) : chat
      })
      return answerJSON(c, { ...page, items } satisfies Answer<typeof listChats>)
    })
    // before the single chat, whose path would match it as an ID
    .get(searchChats.path, async (c) => {
      const query = readQuery(c, searchChats.query)
      const { cursor, direction, limit = searchPageLength, ...filters } = query
      const { rows, ...page } = await readChats(database, filters, {
        cursor,
        direction,
        limit,
      })
      const items = await withParticipants(database, rows, listedParticipants)
      return answerJSON(c, { ...page, items } satisfies Answer<typeof searchChats>)
    })
    .get(routePath(getChat.path), async (c) => {
      const { maxParticipantCount = defaultParticipantCount(c.var.version) } = readQuery(
        c,
        getChat.query,
      )
      const chat = await chatByID(database, c.req.param('chatID'), maxParticipantCount)
      if (!chat) throw notFound('Chat')
      return answerJSON(c, chat satisfies Answer<typeof getChat>)
    })

/** Returns the same frozen object for the same chat and message. */
function withPreview(chat: Chat, preview: Message): ListedChat {
  const known = previewed.get(chat)
  if (known?.preview === preview) return known
  const listed = Object.freeze({ ...chat, preview })
  previewed.set(chat, listed)
  return listed
}

type ListedChat = Chat & { preview: Message }

const previewed = new WeakMap<Chat, ListedChat>()

/** Opens chats: by user lookup, or with participants given by ID. */
export const openChatRoutes = (deps: SandboxDeps) =>
  new Hono()
    .post(startChat.path, async (c) => {
      const body = await readBody(c, startChat.body)
      return c.json((await openChat(deps, body)) satisfies Answer<typeof startChat>)
    })
    .post(newChat.path, async (c) => {
      const body = await readBody(c, newChatBody(c.var.version))
      return c.json(newChatAnswer(c.var.version, 'user' in body, await openChat(deps, body)))
    })

/**
 * Changes chats: their fields, archive and read state. Reads the body first, because the chat may
 * be deleted while a slow body arrives.
 */
export const updateChatRoutes = (deps: SandboxDeps) => {
  const { database } = deps
  return (
    new Hono()
      .patch(routePath(updateChat.path), async (c) => {
        const change = await readBody(c, updateChat.body)
        const chat = await findChat(database, c.req.param('chatID'))
        await changeChat(database, chat, change)
        return c.json((await publishChat(deps, chat)) satisfies Answer<typeof updateChat>)
      })
      .post(routePath(archiveChat.path), async (c) => {
        const { archived: isArchived = true } = await readOptionalBody(c, archiveChat.body)
        const chat = await findChat(database, c.req.param('chatID'))
        await writeToChat(database, [updateStatement(chat.row.id, { isArchived })])
        await publishChat(deps, chat)
        return c.body(null, archiveChat.status)
      })
      .post(routePath(markRead.path), async (c) => {
        const { messageID } = await readOptionalBody(c, markRead.body)
        const chat = await findChat(database, c.req.param('chatID'))
        const upTo = await storedID(database, chat, messageID)
        await writeToChat(database, readStatements(chat.row.id, upTo))
        return c.json((await publishChat(deps, chat)) satisfies Answer<typeof markRead>)
      })
      .post(routePath(markUnread.path), async (c) => {
        const { messageID } = await readOptionalBody(c, markUnread.body)
        const chat = await findChat(database, c.req.param('chatID'))
        const from = await storedID(database, chat, messageID)
        await writeToChat(database, unreadStatements(chat.row.id, from))
        return c.json((await publishChat(deps, chat)) satisfies Answer<typeof markUnread>)
      })
      .post(routePath(notifyAnyway.path), async (c) => {
        await readOptionalBody(c, notifyAnyway.body)
        const chat = await findChat(database, c.req.param('chatID'))
        if (chat.row.network !== 'imessage') throw onlyIMessage()
        return c.json((await publishChat(deps, chat)) satisfies Answer<typeof notifyAnyway>)
      })
      // no other participant would see the typing indicator
      .post(routePath(setTyping.path), async (c) => {
        await readOptionalBody(c, setTyping.body)
        await findChat(database, c.req.param('chatID'))
        return c.body(null, setTyping.status)
      })
  )
}

/** The final ID of a message, which may be given by its pending ID; null when absent. */
async function storedID(database: Database, chat: StoredChat, messageID: string | undefined) {
  return messageID === undefined ? null : (await findMessage(database, chat, messageID)).messageID
}

const onlyIMessage = () => notSupported('Only iMessage can notify anyway')

/** Sets and clears the one reminder of a chat. */
export const reminderRoutes = (deps: SandboxDeps) =>
  new Hono()
    .post(routePath(setReminder.path), async (c) => {
      const body = await readBody(c, z.unknown())
      const { reminder } = checkBody(reminderBody(c.var.version, body), body)
      const chat = await findChat(deps.database, c.req.param('chatID'))
      await writeToChat(deps.database, [updateStatement(chat.row.id, { reminder })])
      await publishChat(deps, chat)
      return c.body(null, setReminder.status)
    })
    .delete(routePath(clearReminder.path), async (c) => {
      const chat = await findChat(deps.database, c.req.param('chatID'))
      await writeToChat(deps.database, [updateStatement(chat.row.id, { reminder: null })])
      await publishChat(deps, chat)
      return c.body(null, clearReminder.status)
    })
