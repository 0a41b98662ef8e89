import type { Chat } from '#contract/chats.ts'
import { moment } from '#ui/text/format.ts'
import { count, duration } from '../capabilities/units.ts'
import { words } from '../words.ts'

const say = words.state

/** Short words about the state of a chat, most urgent first. */
export const stateFlags = (chat: Chat): string[] =>
  [
    chat.isReadOnly && say.readOnly,
    chat.unreadCount > 0 && say.unread(count(chat.unreadCount)),
    (chat.unreadMentionsCount ?? 0) > 0 && say.mentions(count(chat.unreadMentionsCount ?? 0)),
    chat.isMarkedUnread && say.markedUnread,
    chat.isPinned && say.pinned,
    chat.isMuted && say.muted,
    chat.isArchived && say.archived,
    chat.isLowPriority && say.lowPriority,
  ].filter((flag) => typeof flag === 'string')

/** One thing about a chat that takes a sentence. */
export interface StateNote {
  name: string
  text: string
}

function draftText({ draft }: Chat) {
  if (!draft) return ''
  const files = Object.values(draft.attachments ?? {}).map(({ fileName, id }) => fileName ?? id)
  return [draft.text, files.length > 0 && say.draftFiles(files.join(', '))]
    .filter(Boolean)
    .join(' – ')
}

function reminderText({ reminder }: Chat) {
  if (!reminder?.remindAt) return ''
  const when = moment(reminder.remindAt)
  return reminder.dismissOnIncomingMessage ? `${when}, ${say.untilAnswered}` : when
}

/** Description, draft, reminder, snooze and expiry, where they are set. */
export const stateNotes = (chat: Chat): StateNote[] =>
  [
    { name: say.description, text: chat.description ?? '' },
    { name: say.draft, text: draftText(chat) },
    { name: say.reminder, text: reminderText(chat) },
    { name: say.snoozed, text: chat.snooze?.snoozeUntil ? moment(chat.snooze.snoozeUntil) : '' },
    {
      name: say.expiry,
      text: chat.messageExpirySeconds ? duration(chat.messageExpirySeconds) : '',
    },
  ].filter(({ text }) => text !== '')
