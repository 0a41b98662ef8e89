import type { ChatChange } from '#contract/chats.ts'
import type { Database } from '../database.ts'
import { checkWritable } from '../messages/may-change.ts'
import { invalidAt, notFound } from '../refusal.ts'
import { changeStatement, type NewState } from '../store/chat-changes.ts'
import { findChatRow } from '../store/chats.ts'
import { defaultTitle } from '../store/default-title.ts'
import type { OwnChat } from '../store/own-chat.ts'
import { checkTimer } from './timer.ts'

/** Changes a chat as far as it can be changed: everything that is asked for, or nothing. */
export async function changeChat(database: Database, chat: OwnChat, change: ChatChange) {
  checkState(chat, change)
  const { title, draft, ...rest } = change
  const newDraft = draft === undefined ? {} : { draft: readDraft(draft) }
  const newTitle =
    title === undefined ? {} : { title: title?.trim() || (await defaultTitle(database, chat.row)) }
  const state: NewState = { ...rest, ...newDraft, ...newTitle }
  const changed = await database.write([changeStatement(chat.row.id, state)])
  if (changed.length > 0) return
  if (!(await findChatRow(database, chat.row.id))) throw notFound('Chat')
  throw invalidAt(['body', 'draft'], 'This chat has a draft already: clear it with null first')
}

const shared = {
  title: 'title',
  description: 'description',
  imgURL: 'avatar',
  messageExpirySeconds: 'disappearingTimer',
} as const

const words = {
  title: 'title',
  description: 'description',
  imgURL: 'picture',
  messageExpirySeconds: 'disappearing timer',
}

/** Refuses to change what everybody in a chat would see, where the chat does not let you. */
function checkState(chat: OwnChat, change: ChatChange) {
  const { name, capabilities } = chat.account.network.facts
  for (const field of ['title', 'description', 'imgURL', 'messageExpirySeconds'] as const) {
    if (change[field] === undefined) continue
    checkWritable(chat)
    const level = chat.capabilities.state?.[shared[field]]?.level ?? 0
    if (level > 0) continue
    throw invalidAt(['body', field], `The ${words[field]} of this ${name} chat cannot be changed`)
  }
  const most = capabilities.group_creation.group?.name?.max_length ?? Number.POSITIVE_INFINITY
  if (new TextEncoder().encode(change.title ?? '').length > most) {
    throw invalidAt(['body', 'title'], `Name must be at most ${most} characters`)
  }
  checkTimer(chat, change.messageExpirySeconds)
}

/** The words of a draft; null for none, which clears it. */
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
