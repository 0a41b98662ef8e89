import type { InValue } from '@libsql/client'
import type { Chat, ChatChange } from '#contract/chats.ts'
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
 * Changes a chat (by ID). Returns a row, unless the chat is gone or new words for a draft meet a
 * draft that is there: then nothing is changed.
 */
export function changeStatement(chatID: string, change: NewState): Statement {
  const columns = Object.entries(columnsOf(change))
  const assignments = columns.map(([name]) => `${name} = ?`).join(', ') || 'key = key'
  const keepsDraft = change.draft ? 'and draft is null' : ''
  return {
    sql: `update chat set ${assignments} where id = ? ${keepsDraft} returning key`,
    args: [...columns.map(([, value]) => value), chatID],
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

// a chat by ID, unless a message is named that it does not hold
const withMessage = `where chat.id = ? and (? is null
  or exists (select 1 from message where message.chat = chat.key and message.id = ?))`

/**
 * Marks a chat read up to a message, or as a whole. What was read stays read. Returns a row unless
 * the chat or the message is gone.
 */
export function readStatements(chatID: string, upTo: string | null): Statement[] {
  const which = [chatID, upTo, upTo]
  return [
    {
      sql: `update chat set isMarkedUnread = 0, lastRead = max(coalesce(lastRead, 0),
          coalesce((select message.key from message where message.id = ?),
            (select max(message.key) from message where message.chat = chat.key), 0))
        ${withMessage}`,
      args: [upTo, ...which],
    },
    { sql: `update chat set ${countUnread} ${withMessage} returning key`, args: which },
  ]
}

/**
 * Marks a chat unread from a message on, or only as such. Returns a row unless the chat or the
 * message is gone.
 */
export function unreadStatements(chatID: string, from: string | null): Statement[] {
  const which = [chatID, from, from]
  const mark = {
    sql: `update chat set isMarkedUnread = 1 ${withMessage} returning key`,
    args: which,
  }
  if (from === null) return [mark]
  return [
    {
      sql: `update chat set lastRead = (select max(message.key) from message
          where message.chat = chat.key
            and message.key < (select first.key from message as first where first.id = ?))
        ${withMessage}`,
      args: [from, ...which],
    },
    { sql: `update chat set ${countUnread} ${withMessage}`, args: which },
    mark,
  ]
}
