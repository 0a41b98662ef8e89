import { Hono } from 'hono'
import { getChat, listChats, searchChats } from '#contract/chats.ts'
import type { Answer } from '#contract/endpoint.ts'
import type { Parts } from '../parts.ts'
import { notFound } from '../refusal.ts'
import { readQuery } from '../request.ts'
import { routePath } from '../route-path.ts'
import * as lists from '../store/chat-lists.ts'
import { findChat, withParticipants } from '../store/chats.ts'
import { previewsOf } from '../store/previews.ts'
import { usualParticipants } from '../versions/new-chats.ts'

const pageLength = 25
const foundAtOnce = 50
const fewParticipants = 20

/** Chats that are there: all of them, those that a search finds, and each by itself. */
export const chatRoutes = ({ database, clock, version }: Parts) =>
  new Hono()
    .get(listChats.path, async (c) => {
      const { accountIDs, ...stretch } = readQuery(c, listChats.query)
      const filters = accountIDs ? { accountIDs } : {}
      const { rows, ...page } = await lists.listChats(database, filters, {
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
      const { rows, ...page } = await lists.listChats(database, filters, {
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
