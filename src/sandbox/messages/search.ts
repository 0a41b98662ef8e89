import { Hono } from 'hono'
import type * as z from 'zod/mini'
import type { Answer } from '#contract/endpoint.ts'
import { searchAll, searchMessages } from '#contract/search.ts'
import { answerJSON } from '../answer-json.ts'
import { type ChatFilters, listChats } from '../chats/list.ts'
import { chatsByID, withParticipants } from '../chats/store.ts'
import type { Database } from '../database/database.ts'
import { type PageRequest, readPage } from '../database/page.ts'
import { type Condition, containsWords, inUTC } from '../database/sql.ts'
import type { SandboxDeps } from '../deps.ts'
import { readQuery } from '../request.ts'
import { MessageRow, selectMessages, toMessage } from './store.ts'

const pageLength = 20
const listedParticipants = 20

/** Full-text search, in messages only or in titles, participants and messages. */
export const searchRoutes = (deps: SandboxDeps) =>
  new Hono()
    .get(searchAll.path, async (c) => {
      const { query } = readQuery(c, searchAll.query)
      const [chats, in_groups, messages] = await Promise.all([
        searchChats(deps, { query }),
        searchChats(deps, { query, scope: 'participants', type: 'group' }),
        searchMessagesWith(deps, { query }, { limit: pageLength }),
      ])
      const results = { chats, in_groups, messages }
      return answerJSON(c, { results } satisfies Answer<typeof searchAll>)
    })
    .get(searchMessages.path, async (c) => {
      const query = readQuery(c, searchMessages.query)
      const { cursor, direction, limit = pageLength, ...filters } = query
      const found = await searchMessagesWith(deps, filters, { cursor, direction, limit })
      return answerJSON(c, found satisfies Answer<typeof searchMessages>)
    })

async function searchChats({ database }: SandboxDeps, filters: ChatFilters) {
  const { rows } = await listChats(database, filters, { limit: pageLength })
  return withParticipants(database, rows, listedParticipants)
}

async function searchMessagesWith(
  { database, clock }: SandboxDeps,
  filters: MessageFilters,
  request: PageRequest,
) {
  const { rows, ...page } = await findMessages(database, filters, request)
  const now = clock()
  const ids = [...new Set(rows.map((row) => row.chatID))]
  const chats = await chatsByID(database, ids, listedParticipants)
  return {
    ...page,
    items: rows.map((row) => toMessage(row, now)),
    chats: Object.fromEntries(chats.map((chat) => [chat.id, chat])),
  }
}

type MessageFilters = Omit<
  z.output<(typeof searchMessages)['query']>,
  'cursor' | 'direction' | 'limit'
>

/** One page of the messages that match all filters, newest first, without deleted ones. */
const findMessages = (database: Database, filters: MessageFilters, request: PageRequest) =>
  readPage(
    database,
    {
      schema: MessageRow,
      select: selectMessages,
      conditions: [
        { sql: 'message.isDeleted = 0', args: [] },
        ...conditionsOf(filters),
        ...containsWords('message.words', filters.query ?? ''),
      ],
      table: 'message',
      sortedBy: 'timestamp',
      descending: true,
      position: (row) => [row.timestamp, row.messageKey],
    },
    request,
  )

const inList = (sql: string, values: string[] | undefined) =>
  values && { sql, args: Array(sql.split('?').length - 1).fill(JSON.stringify(values)) }

function conditionsOf(filters: MessageFilters): Condition[] {
  const { accountIDs, chatIDs, chatType, dateAfter, dateBefore, mediaTypes, sender } = filters
  const conditions: (Condition | false | undefined)[] = [
    inList('chat.accountID in (select value from json_each(?))', accountIDs),
    inList(
      `chat.id in (select value from json_each(?))
        or cast(chat.key as text) in (select value from json_each(?))`,
      chatIDs,
    ),
    chatType && { sql: 'chat.type = ?', args: [chatType] },
    dateAfter !== undefined && { sql: 'message.timestamp > ?', args: [inUTC(dateAfter)] },
    dateBefore !== undefined && { sql: 'message.timestamp < ?', args: [inUTC(dateBefore)] },
    filters.excludeLowPriority !== false && { sql: 'chat.isLowPriority = 0', args: [] },
    filters.includeMuted === false && { sql: 'chat.isMuted = 0', args: [] },
    sender !== undefined && bySender(sender),
    mediaTypes && withMedia(mediaTypes),
  ]
  return conditions.filter((condition) => condition !== false && condition !== undefined)
}

const bySender = (sender: string): Condition => {
  if (sender === 'me') return { sql: 'person.isSelf = 1', args: [] }
  if (sender === 'others') return { sql: 'person.isSelf = 0', args: [] }
  return { sql: 'person.id = ?', args: [sender] }
}

// the sandbox has no uploads, so links are the only media
const withMedia = (types: string[]): Condition =>
  types.some((type) => type === 'link' || type === 'any')
    ? { sql: `instr(message.text, 'https://') > 0 or instr(message.text, 'http://') > 0`, args: [] }
    : { sql: 'false', args: [] }
