import { Hono } from 'hono'
import * as z from 'zod/mini'
import {
  archiveChat,
  clearReminder,
  getChat,
  listChats,
  markRead,
  markUnread,
  notifyAnyway,
  searchChats,
  setReminder,
  updateChat,
} from '#contract/chats.ts'
import type { Answer } from '#contract/endpoint.ts'
import { type CreateChat, newChat, type StartChat, startChat } from '#contract/new-chat.ts'
import { type OwnAccount, ownAccount } from '../accounts/store.ts'
import { findParticipant, findRecipient } from '../contacts/lookup.ts'
import type { Database } from '../database/database.ts'
import type { Parts } from '../deps.ts'
import { ownMessage, previewsOf } from '../messages/store.ts'
import { notFound, Refusal } from '../refusal.ts'
import { checkBody, readBody, readOptionalBody, readQuery, routePath } from '../request.ts'
import { play, type Setting } from '../scenarios.ts'
import {
  newChatAnswer,
  newChatBody,
  reminderBody,
  usualParticipants,
} from '../versions/compatibility.ts'
import { listChats as readChats } from './list.ts'
import { createGroup, type DirectChat, openDirectChat, told } from './open.ts'
import {
  findChat,
  type OwnChat,
  ownChat,
  tellChanged,
  withParticipants,
  writeToChat,
} from './store.ts'
import { changeChat, changeStatement, readStatements, unreadStatements } from './update.ts'

const pageLength = 25
const foundAtOnce = 50
const fewParticipants = 20

/** Chats that are there: all of them, those that a search finds, and each by itself. */
export const chatRoutes = ({ database, clock, version }: Parts) =>
  new Hono()
    .get(listChats.path, async (c) => {
      const { accountIDs, ...stretch } = readQuery(c, listChats.query)
      const filters = accountIDs ? { accountIDs } : {}
      const { rows, ...page } = await readChats(database, filters, {
        ...stretch,
        limit: pageLength,
      })
      const chats = await withParticipants(database, rows, fewParticipants)
      const previews = await previewsOf(
        database,
        rows.map((row) => row.key),
        clock(),
      )
      const items = chats.map((chat, index) => {
        const preview = previews.get(rows[index]?.key ?? -1)
        return preview ? { ...chat, preview } : chat
      })
      return c.json({ ...page, items } satisfies Answer<typeof listChats>)
    })
    // before the single chat, whose path would take it for an ID
    .get(searchChats.path, async (c) => {
      const query = readQuery(c, searchChats.query)
      const { cursor, direction, limit = foundAtOnce, ...filters } = query
      const { rows, ...page } = await readChats(database, filters, {
        cursor,
        direction,
        limit,
      })
      const items = await withParticipants(database, rows, fewParticipants)
      return c.json({ ...page, items } satisfies Answer<typeof searchChats>)
    })
    .get(routePath(getChat.path), async (c) => {
      const { maxParticipantCount = usualParticipants(version) } = readQuery(c, getChat.query)
      const chat = await findChat(database, c.req.param('chatID'), maxParticipantCount)
      if (!chat) throw notFound('Chat')
      return c.json(chat satisfies Answer<typeof getChat>)
    })

/** Opening chats: by looking somebody up, or with people whose IDs are known. */
export const newChatRoutes = (parts: Parts) =>
  new Hono()
    .post(startChat.path, async (c) => {
      const body = await readBody(c, startChat.body)
      return c.json(await start(parts, body))
    })
    .post(newChat.path, async (c) => {
      const body = await readBody(c, newChatBody(parts.version))
      const isStart = 'user' in body
      const answer = await (isStart ? start(parts, body) : create(parts, body))
      return c.json(newChatAnswer(parts.version, isStart, answer))
    })

async function start(parts: Parts, { accountID, user, ...wish }: StartChat) {
  const account = await ownAccount(parts.database, accountID)
  const found = await findRecipient(parts.database, account, user)
  return openWith(parts, { ...wish, account, path: ['body', 'user'] }, found)
}

async function create(parts: Parts, { accountID, type, participantIDs, ...wish }: CreateChat) {
  const { database, clock } = parts
  const account = await ownAccount(database, accountID)
  const ids = [...new Set(participantIDs.map((id) => id.trim()).filter(Boolean))]
  const [id = ''] = ids
  if (type === 'single') {
    const found = await findParticipant(database, account, id)
    return openWith(parts, { ...wish, account, path: ['body', 'participantIDs'] }, found)
  }
  return play(setting(parts, account, wish, true), ids, ({ isSilent, absent }) =>
    told(parts, () =>
      createGroup(database, account, {
        ...(isSilent ? silent(wish) : wish),
        participantIDs: ids.filter((each) => each !== absent),
        at: clock(),
      }),
    ),
  )
}

type DirectWish = Omit<DirectChat, 'database' | 'at'>

function openWith(
  parts: Parts,
  wish: DirectWish,
  found: Awaited<ReturnType<typeof findRecipient>>,
) {
  const { database, clock } = parts
  const ids = 'person' in found ? [found.person.id] : []
  return play(setting(parts, wish.account, wish, false), ids, ({ isSilent }) =>
    told(parts, () => {
      const said = isSilent ? silent(wish) : wish
      return openDirectChat({ ...said, database, at: clock() }, found)
    }),
  )
}

const silent = <Wish extends { messageText?: string }>({ messageText: _, ...wish }: Wish) => wish

const setting = (
  { database, waits }: Parts,
  { accountID, network }: OwnAccount,
  { messageText = '' }: { messageText?: string },
  isGroup: boolean,
): Setting => ({
  database,
  waits,
  accountID,
  network,
  isGroup,
  hasMessage: messageText.trim() !== '',
})

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

/** The one reminder that a chat may have. */
export const reminderRoutes = (parts: Parts) =>
  new Hono()
    .post(routePath(setReminder.path), async (c) => {
      const body = await readBody(c, z.unknown())
      const { reminder } = checkBody(reminderBody(parts.version, body), body)
      const chat = await ownChat(parts.database, c.req.param('chatID'))
      await writeToChat(parts.database, [changeStatement(chat.row.id, { reminder })])
      await tellChanged(parts, chat)
      return c.body(null, setReminder.status)
    })
    .delete(routePath(clearReminder.path), async (c) => {
      const chat = await ownChat(parts.database, c.req.param('chatID'))
      await writeToChat(parts.database, [changeStatement(chat.row.id, { reminder: null })])
      await tellChanged(parts, chat)
      return c.body(null, clearReminder.status)
    })
