import type { StoredChat } from '../chats/store.ts'
import { forbidden, invalidAt } from '../refusal.ts'
import { type MessageRow, sendStatusAt } from './store.ts'

/** Refuses a change to a read-only chat. */
export function checkWritable({ row }: StoredChat) {
  if (row.isReadOnly) throw forbidden('This chat is read-only')
}

/** Refuses to edit a message that is not own, not sent, too old, or not editable on its network. */
export function checkEdit(chat: StoredChat, message: MessageRow, now: Date) {
  const { edit = 0, editMaxAge, editMaxCount } = chat.capabilities
  const { name } = chat.account.network.facts
  checkWritable(chat)
  if (edit <= 0) throw forbidden(`${name} messages cannot be edited`)
  if (!message.isSelf) throw forbidden('Only your own messages can be edited')
  if (message.isDeleted) throw invalidAt(path, 'This message was deleted')
  if (sendStatusAt(message, now)?.status.startsWith('FAIL')) {
    throw invalidAt(path, 'This message was not sent')
  }
  checkNotPending(message, now, 'edited')
  checkAge(message, now, editMaxAge, `${name} messages can be edited`)
  if (editMaxCount !== undefined && message.edits >= editMaxCount) {
    throw forbidden(`${name} messages can be edited at most ${editMaxCount} times`)
  }
}

/**
 * Refuses to delete a message that is not own, pending, too old, or not deletable on its network.
 */
export function checkDelete(
  chat: StoredChat,
  message: MessageRow,
  forEveryone: boolean,
  now: Date,
) {
  const { delete: level = 0, deleteMaxAge, deleteForMe = false } = chat.capabilities
  const { name } = chat.account.network.facts
  checkNotPending(message, now, 'deleted')
  // a message that failed to send is visible to its sender only
  if (sendStatusAt(message, now)?.status.startsWith('FAIL')) return
  if (!forEveryone) {
    if (deleteForMe) return
    throw forbidden(`${name} messages cannot be deleted for yourself only`)
  }
  checkWritable(chat)
  if (level <= 0) throw forbidden(`${name} messages cannot be deleted for everyone`)
  if (!message.isSelf) throw forbidden('Only your own messages can be deleted for everyone')
  checkAge(message, now, deleteMaxAge, `${name} messages can be deleted for everyone`)
}

const path = ['path', 'messageID']

function checkNotPending(message: MessageRow, now: Date, action: 'edited' | 'deleted') {
  if (sendStatusAt(message, now)?.status === 'PENDING') {
    throw invalidAt(path, `A message that is still being sent cannot be ${action}`)
  }
}

function checkAge(message: MessageRow, now: Date, maxSeconds: number | undefined, rule: string) {
  if (maxSeconds === undefined) return
  const seconds = (now.getTime() - Date.parse(message.timestamp)) / 1000
  if (seconds > maxSeconds) throw forbidden(`${rule} within ${formatDuration(maxSeconds)} only`)
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** A duration in its largest whole unit: "15 minutes", "2 days". */
function formatDuration(seconds: number): string {
  const [unit, length] = units.find(([, length]) => seconds % length === 0) ?? ['second', 1]
  const count = seconds / length
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

const textPath = ['body', 'text']

/** The text of a message; refuses an empty one and one above the chat's limit. */
export function checkText({ account, capabilities }: StoredChat, text: string | undefined): string {
  if (text === undefined || text.trim() === '') throw invalidAt(textPath, 'A message needs a text')
  const max = capabilities.maxTextLength ?? Number.POSITIVE_INFINITY
  if ([...text].length > max) {
    const { name } = account.network.facts
    throw invalidAt(textPath, `${name} messages have at most ${max} characters`)
  }
  return text
}
