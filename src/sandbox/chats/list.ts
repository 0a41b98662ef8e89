import type * as z from 'zod/mini'
import type { searchChats } from '#contract/chats.ts'
import type { Database } from '../database/database.ts'
import { type PageRequest, readPage } from '../database/page.ts'
import { type Condition, containsWords, inUTC } from '../database/sql.ts'
import { ChatRow, selectChats } from './store.ts'

export type ChatFilters = Omit<
  z.output<(typeof searchChats)['query']>,
  'cursor' | 'direction' | 'limit'
>

/** One page of the chats that match all filters, the newest activity first. */
export const listChats = (database: Database, filters: ChatFilters, request: PageRequest) =>
  readPage(
    database,
    {
      schema: ChatRow,
      select: selectChats,
      conditions: [...conditionsOf(filters), ...textConditions(filters)],
      table: 'chat',
      sortedBy: 'lastActivity',
      descending: true,
      position: (row) => [row.lastActivity, row.key],
    },
    request,
  )

const inboxes = {
  primary: 'chat.isArchived = 0 and chat.isLowPriority = 0',
  'low-priority': 'chat.isArchived = 0 and chat.isLowPriority = 1',
  archive: 'chat.isArchived = 1',
}

function conditionsOf(filters: ChatFilters): Condition[] {
  const { accountIDs, inbox, type = 'any', lastActivityAfter, lastActivityBefore } = filters
  const conditions: (Condition | false | undefined)[] = [
    accountIDs && ofAccounts(accountIDs),
    inbox && { sql: inboxes[inbox], args: [] },
    type !== 'any' && { sql: 'chat.type = ?', args: [type] },
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

// one account can be walked along an index in the order of the list
const ofAccounts = (accountIDs: string[]): Condition =>
  accountIDs.length === 1
    ? { sql: 'chat.accountID = ?', args: accountIDs }
    : {
        sql: 'chat.accountID in (select value from json_each(?))',
        args: [JSON.stringify(accountIDs)],
      }

function textConditions({ query = '', scope = 'titles' }: ChatFilters): Condition[] {
  if (scope === 'titles') return containsWords('chat.titleWords', query)
  return containsWords('person.words', query).map(({ sql, args }) => ({
    sql: `exists (select 1 from participant join person on person.key = participant.person
      where participant.chat = chat.key and person.isSelf = 0 and ${sql})`,
    args,
  }))
}
