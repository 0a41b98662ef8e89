import type { InValue } from '@libsql/client'
import type { Chat, ChatChange } from '#contract/chats.ts'
import type { Database } from '../database/database.ts'
import { fold } from '../database/fold.ts'
import { type Statement, storable } from '../database/sql.ts'
import { checkWritable } from '../messages/rules.ts'
import { inMilliseconds } from '../networks/shared.ts'
import { invalidAt, notFound } from '../refusal.ts'
import { chatRowByID, type StoredChat } from './store.ts'
import { checkTitle, defaultTitle } from './title.ts'

/** Changes a chat: all requested fields, or none when one of them cannot be changed. */
export async function changeChat(database: Database, chat: StoredChat, change: ChatChange) {
  checkState(chat, change)
  const { title, draft, ...rest } = change
  const newDraft = draft === undefined ? {} : { draft: readDraft(draft) }
  const newTitle =
    title === undefined ? {} : { title: title?.trim() || (await defaultTitle(database, chat.row)) }
  const state: ChatUpdate = { ...rest, ...newDraft, ...newTitle }
  const changed = await database.write([updateStatement(chat.row.id, state)])
  if (changed.length > 0) return
  if (!(await chatRowByID(database, chat.row.id))) throw notFound('Chat')
  throw invalidAt(['body', 'draft'], 'This chat has a draft already: clear it with null first')
}

const capabilityOf = {
  title: 'title',
  description: 'description',
  imgURL: 'avatar',
  messageExpirySeconds: 'disappearingTimer',
} as const

const fieldNames = {
  title: 'title',
  description: 'description',
  imgURL: 'picture',
  messageExpirySeconds: 'disappearing timer',
}

/** Refuses to change what all participants would see, where the chat does not allow it. */
function checkState(chat: StoredChat, change: ChatChange) {
  const { name, capabilities } = chat.account.network.facts
  for (const field of ['title', 'description', 'imgURL', 'messageExpirySeconds'] as const) {
    if (change[field] === undefined) continue
    checkWritable(chat)
    const level = chat.capabilities.state?.[capabilityOf[field]]?.level ?? 0
    if (level > 0) continue
    throw invalidAt(
      ['body', field],
      `The ${fieldNames[field]} of this ${name} chat cannot be changed`,
    )
  }
  // a title that is cleared has its default, also where one is required
  const { max_length } = capabilities.group_creation.group?.name ?? {}
  checkTitle(change.title, { max_length })
  checkTimer(chat, change.messageExpirySeconds)
}

/** The text of a draft; null for none, which clears it. */
function readDraft(draft: NonNullable<ChatChange['draft']> | null) {
  const [upload] = Object.values(draft?.attachments ?? {})
  if (upload) {
    throw invalidAt(
      ['body', 'draft', 'attachments'],
      `Nothing was uploaded as “${upload.uploadID}”`,
    )
  }
  return draft && draft.text.trim() !== '' ? { text: draft.text } : null
}

/** Refuses a time until messages vanish that the chat does not offer; null and 0 switch it off. */
function checkTimer({ capabilities }: StoredChat, seconds: number | null | undefined) {
  const { timers } = capabilities.disappearingTimer ?? {}
  if (!seconds || !timers || timers.includes(inMilliseconds(seconds))) return
  throw invalidAt(['body', 'messageExpirySeconds'], 'Unsupported value for disappearing timer')
}

/**
 * The fields to write: as requested, but a cleared title has its default, and a draft has text
 * only.
 */
type ChatUpdate = Omit<ChatChange, 'title' | 'draft'> & {
  title?: string
  draft?: { text: string } | null
  reminder?: Chat['reminder']
}

/**
 * Changes a chat (by ID). Returns a row, unless the chat is gone or a new draft meets a
 * draft that is there: then nothing is changed.
 */
export function updateStatement(chatID: string, change: ChatUpdate): Statement {
  const columns = Object.entries(columnsOf(change))
  const assignments = columns.map(([name]) => `${name} = ?`).join(', ') || 'key = key'
  const keepsDraft = change.draft ? 'and draft is null' : ''
  return {
    sql: `update chat set ${assignments} where id = ? ${keepsDraft} returning key`,
    args: [...columns.map(([, value]) => value), chatID],
  }
}

const json = (value: unknown) => (value ? JSON.stringify(value) : null)

function columnsOf({ title, description, draft, reminder, ...rest }: ChatUpdate) {
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
