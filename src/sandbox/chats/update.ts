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

/** Changes all requested fields of a chat, or none when one of them cannot be changed. */
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

/** Refuses changes visible to all participants where the chat does not support them. */
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
  // a cleared title becomes the default one, also where a title is required
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

/** Refuses a disappearing timer that the chat does not support; null and 0 switch it off. */
function checkTimer({ capabilities }: StoredChat, seconds: number | null | undefined) {
  const { timers } = capabilities.disappearingTimer ?? {}
  if (!seconds || !timers || timers.includes(inMilliseconds(seconds))) return
  throw invalidAt(['body', 'messageExpirySeconds'], 'Unsupported value for disappearing timer')
}

/** The fields to write: a cleared title has its default, and a draft has only text. */
type ChatUpdate = Omit<ChatChange, 'title' | 'draft'> & {
  title?: string
  draft?: { text: string } | null
  reminder?: Chat['reminder']
}

/**
 * Changes a chat, by ID. Returns a row, unless the chat is deleted or already has a draft when a
 * new one is set: then nothing is changed.
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

// a chat by ID that contains the message, if one is given
const withMessage = `where chat.id = ? and (? is null
  or exists (select 1 from message where message.chat = chat.key and message.id = ?))`

/**
 * Marks a chat read up to a message, or completely. Never moves the read position back. Returns a
 * row unless the chat or the message is deleted.
 */
export function readStatements(chatID: string, upTo: string | null): Statement[] {
  const chatAndMessage = [chatID, upTo, upTo]
  return [
    {
      sql: `update chat set isMarkedUnread = 0, lastRead = max(coalesce(lastRead, 0),
          coalesce((select message.key from message where message.id = ?),
            (select max(message.key) from message where message.chat = chat.key), 0))
        ${withMessage}`,
      args: [upTo, ...chatAndMessage],
    },
    { sql: `update chat set ${countUnread} ${withMessage} returning key`, args: chatAndMessage },
  ]
}

/**
 * Marks a chat unread from a message on, or only sets its flag. Returns a row unless the chat or
 * the message is deleted.
 */
export function unreadStatements(chatID: string, from: string | null): Statement[] {
  const chatAndMessage = [chatID, from, from]
  const mark = {
    sql: `update chat set isMarkedUnread = 1 ${withMessage} returning key`,
    args: chatAndMessage,
  }
  if (from === null) return [mark]
  return [
    {
      sql: `update chat set lastRead = (select max(message.key) from message
          where message.chat = chat.key
            and message.key < (select first.key from message as first where first.id = ?))
        ${withMessage}`,
      args: [from, ...chatAndMessage],
    },
    { sql: `update chat set ${countUnread} ${withMessage}`, args: chatAndMessage },
    mark,
  ]
}
