import type { InValue } from '@libsql/client'
import type { Chat } from '#contract/chat.ts'
import type { ChatChange } from '#contract/chat-state-endpoints.ts'
import type { Statement } from '../database.ts'
import { fold } from './fold.ts'
import { storable } from './sending.ts'

/** What a change writes: as it is asked for, but with a title in any case and drafts of words. */
export type NewState = Omit<ChatChange, 'title' | 'draft'> & {
  title?: string
  draft?: { text: string } | null
  reminder?: Chat['reminder']
}

/**
 * Changes a chat (by key). Returns a row, unless new words for a draft meet a draft that is there:
 * then nothing is changed.
 */
export function changeStatement(chat: number, change: NewState): Statement {
  const columns = Object.entries(columnsOf(change))
  const assignments = columns.map(([name]) => `${name} = ?`).join(', ') || 'key = key'
  const keepsDraft = change.draft ? 'and draft is null' : ''
  return {
    sql: `update chat set ${assignments} where key = ? ${keepsDraft} returning key`,
    args: [...columns.map(([, value]) => value), chat],
  }
}

const json = (value: unknown) => (value ? JSON.stringify(value) : null)

function columnsOf({ title, description, draft, reminder, ...rest }: NewState) {
  const columns: Record<string, InValue> = { ...rest }
  if (title !== undefined) {
    columns.title = storable(title)
    columns.titleWords = fold(title)
  }
  if (description !== undefined) columns.description = description && storable(description)
  if (draft !== undefined) columns.draft = json(draft)
  if (reminder !== undefined) columns.reminder = json(reminder)
  return columns
}

const countUnread = `unreadCount = (select count(*) from message
  join person on person.key = message.sender
  where message.chat = chat.key and person.isSelf = 0 and message.key > coalesce(chat.lastRead, 0))`

/** Marks a chat read up to a message (both by key), or as a whole. What was read stays read. */
export const readStatements = (chat: number, upTo: number | undefined): Statement[] => [
  {
    sql: `update chat set isMarkedUnread = 0, lastRead = max(coalesce(lastRead, 0),
        coalesce(?, (select max(message.key) from message where message.chat = chat.key), 0))
      where key = ?`,
    args: [upTo ?? null, chat],
  },
  { sql: `update chat set ${countUnread} where key = ?`, args: [chat] },
]

/** Marks a chat unread from a message on (both by key), or only as such. */
export const unreadStatements = (chat: number, from: number | undefined): Statement[] => [
  { sql: 'update chat set isMarkedUnread = 1 where key = ?', args: [chat] },
  ...(from === undefined
    ? []
    : [
        {
          sql: `update chat set lastRead = (select max(message.key) from message
              where message.chat = chat.key and message.key < ?) where key = ?`,
          args: [from, chat],
        },
        { sql: `update chat set ${countUnread} where key = ?`, args: [chat] },
      ]),
]
