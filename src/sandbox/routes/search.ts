import { Hono } from 'hono'
import type { Answer } from '#contract/endpoint.ts'
import { searchAll, searchMessages } from '#contract/search.ts'
import type { Parts } from '../parts.ts'
import { readQuery } from '../request.ts'
import { type ChatFilters, listChats } from '../store/chat-lists.ts'
import { chatsByID, withParticipants } from '../store/chats.ts'
import { findMessages, type MessageFilters } from '../store/message-search.ts'
import { toMessage } from '../store/messages.ts'
import type { Stretch } from '../store/page.ts'

const foundAtOnce = 20
const fewParticipants = 20

/** Looking for words: in messages, or in titles, names and messages at once. */
export const searchRoutes = (parts: Parts) =>
  new Hono()
    .get(searchAll.path, async (c) => {
      const { query } = readQuery(c, searchAll.query)
      const [chats, in_groups, messages] = await Promise.all([
        someChats(parts, { query }),
        someChats(parts, { query, scope: 'participants', type: 'group' }),
        someMessages(parts, { query }, { limit: foundAtOnce }),
      ])
      return c.json({ results: { chats, in_groups, messages } } satisfies Answer<typeof searchAll>)
    })
    .get(searchMessages.path, async (c) => {
      const query = readQuery(c, searchMessages.query)
      const { cursor, direction, limit = foundAtOnce, ...filters } = query
      const found = await someMessages(parts, filters, { cursor, direction, limit })
      return c.json(found satisfies Answer<typeof searchMessages>)
    })

async function someChats({ database }: Parts, filters: ChatFilters) {
  const { rows } = await listChats(database, filters, { limit: foundAtOnce })
  return withParticipants(database, rows, fewParticipants)
}

async function someMessages({ database, clock }: Parts, filters: MessageFilters, stretch: Stretch) {
  const { rows, ...page } = await findMessages(database, filters, stretch)
  const now = clock()
  const ids = [...new Set(rows.map((row) => row.chatID))]
  const chats = await chatsByID(database, ids, fewParticipants)
  return {
    ...page,
    items: rows.map((row) => toMessage(row, now)),
    chats: Object.fromEntries(chats.map((chat) => [chat.id, chat])),
  }
}
