import * as z from 'zod/mini'
import type { searchChats } from '#contract/chats.ts'
import type { Database } from '../database/database.ts'
import { queryWords, trigram } from '../database/fold.ts'
import { type PageRequest, readPage } from '../database/page.ts'
import {
  type Condition,
  containsWord,
  inUTC,
  lastIndexed,
  type Statement,
} from '../database/sql.ts'
import { ChatRow, selectChats } from './store.ts'

export type ChatFilters = Omit<
  z.output<(typeof searchChats)['query']>,
  'cursor' | 'direction' | 'limit'
>

/** One page of the chats that match all filters, newest activity first. */
export async function listChats(database: Database, filters: ChatFilters, request: PageRequest) {
  const { query = '', scope = 'titles' } = filters
  const words = queryWords(query)
  const rare = await rareWord(database, scope, words)
  const others = words.filter((word) => word !== rare?.word)
  return readPage(
    database,
    {
      schema: ChatRow,
      select: selectChats,
      conditions: [
        ...conditionsOf(filters),
        ...others.map(contains[scope]),
        ...(rare ? [rare.condition] : []),
      ],
      table: 'chat',
      sortedBy: 'lastActivity',
      descending: true,
      isSorted: rare !== undefined,
      position: (row) => [row.lastActivity, row.key],
    },
    request,
  )
}

const inboxes = {
  primary: 'chat.isArchived = 0 and chat.isLowPriority = 0',
  'low-priority': 'chat.isArchived = 0 and chat.isLowPriority = 1',
  archive: 'chat.isArchived = 1',
}

// literals, because the partial index of groups does not match a placeholder
const types = { single: `chat.type = 'single'`, group: `chat.type = 'group'` }

function conditionsOf(filters: ChatFilters): Condition[] {
  const { accountIDs, inbox, type = 'any', lastActivityAfter, lastActivityBefore } = filters
  const conditions: (Condition | false | undefined)[] = [
    accountIDs && ofAccounts(accountIDs),
    inbox && { sql: inboxes[inbox], args: [] },
    type !== 'any' && { sql: types[type], args: [] },
    lastActivityAfter !== undefined && {
      sql: 'chat.lastActivity > ?',
      args: [inUTC(lastActivityAfter)],
    },
    lastActivityBefore !== undefined && {
      sql: 'chat.lastActivity < ?',
      args: [inUTC(lastActivityBefore)],
    },
    filters.unreadOnly === true && {
      sql: 'chat.unreadCount > 0 or chat.isMarkedUnread = 1',
      args: [],
    },
    filters.includeMuted === false && { sql: 'chat.isMuted = 0', args: [] },
  ]
  return conditions.filter((condition) => condition !== false && condition !== undefined)
}

// for one account, an index gives the order of the list
const ofAccounts = (accountIDs: string[]): Condition =>
  accountIDs.length === 1
    ? { sql: 'chat.accountID = ?', args: accountIDs }
    : {
        sql: 'chat.accountID in (select value from json_each(?))',
        args: [JSON.stringify(accountIDs)],
      }

/** The condition that a chat contains a word. */
const contains = {
  titles: (word: string): Condition => containsWord('chat.titleWords', word),
  participants(word: string): Condition {
    const { sql, args } = containsWord('person.words', word)
    return {
      sql: `exists (select 1 from participant join person on person.key = participant.person
        where participant.chat = chat.key and person.isSelf = 0 and ${sql})`,
      args,
    }
  },
}

// sorting this many takes some milliseconds
const maxSortedChats = 10_000
// part of all chats; a more frequent word is found quickly by scanning the list
const fewPart = 0.1
// index entries to read: of people, the chats of the first ones stand for those of the others
const maxEntries = 10_000
const sampledEntries = 200

/**
 * The entries of a word: from the trigram index, by term or, for short words, by prefix; and from
 * the rows that are not indexed yet.
 */
const entriesOf = {
  titles: entriesIn('chat', 'titleWords'),
  participants: entriesIn('person', 'words'),
}

function entriesIn(table: 'chat' | 'person', column: string) {
  const words = `${table}Words` as const
  const newest = `select key from ${table}
    where key > ${lastIndexed(words)} and ${containsWord(column, '').sql}`
  return {
    word: `select rowid as entry from ${words} where ${words} match ? union all ${newest}`,
    prefix: `select doc as entry from ${table}Trigrams where term >= ? and term < ?
      union all ${newest}`,
  }
}

const chatsOf = {
  titles: (entries: string) => `select entry as chat from (${entries})`,
  participants: (entries: string) =>
    `select participant.chat from (${entries}) cross join participant on participant.person = entry
      where entry not in (select key from person where isSelf = 1)`,
}

/**
 * A word of the query that is in few chats according to the index, with a condition that matches
 * exactly the chats that contain it without scanning all chats.
 */
async function rareWord(
  database: Database,
  scope: keyof typeof contains,
  words: readonly string[],
): Promise<{ word: string; condition: Condition } | undefined> {
  if (words.length === 0) return undefined
  const [newest] = await database.rows(Found, 'select coalesce(max(key), 0) as found from chat')
  const few = Math.min(maxSortedChats, (newest?.found ?? 0) * fewPart)
  // a long word is probably in fewer chats than a short one
  for (const word of words.toSorted((one, other) => other.length - one.length)) {
    const isShort = [...word].length < trigram
    const entries = entriesOf[scope][isShort ? 'prefix' : 'word']
    const indexed = isShort ? [word, `${word}\u{10FFFF}`] : [`"${word.replaceAll('"', '""')}"`]
    const args = [...indexed, word]
    if ((await countChats(database, scope, { sql: entries, args })) <= few) {
      return { word, condition: { sql: `chat.key in (${chatsOf[scope](entries)})`, args } }
    }
  }
  return undefined
}

const Found = z.object({ found: z.number() })

/**
 * How many chats these index entries lead to; `Infinity` for too many entries. Of people it is an
 * estimate, because counting takes half as long as the search; a wrong one makes only that longer.
 */
async function countChats(
  database: Database,
  scope: keyof typeof contains,
  { sql, args }: Statement,
): Promise<number> {
  const count = async (rows: string, max: number) => {
    const counting = `select count(*) as found from (${rows} limit ${max})`
    const [counted] = await database.rows(Found, counting, args)
    return counted?.found ?? 0
  }
  const entries = await count(sql, maxEntries + 1)
  if (entries > maxEntries) return Number.POSITIVE_INFINITY
  // each entry of a title is one chat
  if (scope === 'titles') return entries
  const sampled = Math.min(entries, sampledEntries)
  const chats = await count(chatsOf[scope](`${sql} limit ${sampled}`), maxSortedChats + 1)
  return sampled === 0 ? 0 : (chats / sampled) * entries
}
