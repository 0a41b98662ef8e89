import type { Chat } from '#contract/chats.ts'
import { Badge } from '#ui/badge.tsx'
import { LongText } from '#ui/text/display-text.tsx'
import { formatNumber, moment } from '#ui/text/format.ts'
import { duration } from '../capabilities/units.ts'

/** The state of the chat: flags as badges, the rest as plain text, never as mark-up. */
export function ChatState({ chat }: { chat: Chat }) {
  const flags = stateFlags(chat)
  const notes = stateNotes(chat)

  return (
    <>
      {flags.length > 0 && (
        <ul aria-label={stateText.name} className="flex flex-wrap gap-1.5">
          {flags.map((flag) => (
            <li key={flag}>
              <Badge tone={flag === stateText.readOnly ? 'warn' : 'plain'}>{flag}</Badge>
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-small">
          {notes.map(({ name, text }) => (
            <div key={name} className="contents">
              <dt className="text-ink-3">{name}</dt>
              <dd dir="auto" className="whitespace-pre-line text-ink-2 wrap-anywhere">
                <LongText>{text}</LongText>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

const stateText = {
  name: 'State',
  pinned: 'Pinned',
  muted: 'Muted',
  archived: 'Archived',
  readOnly: 'Read-only',
  lowPriority: 'Low priority',
  markedUnread: 'Marked unread',
  unread: (count: string) => `${count} unread`,
  mentions: (count: string) => `Unread mentions: ${count}`,
  description: 'Description',
  draft: 'Draft',
  draftFiles: (names: string) => `with ${names}`,
  reminder: 'Reminder',
  untilAnswered: 'unless a message comes first',
  snoozed: 'Snoozed until',
  expiry: 'Messages disappear after',
} as const

/** The flags of a chat as text, most urgent first. */
export const stateFlags = (chat: Chat): string[] =>
  [
    chat.isReadOnly && stateText.readOnly,
    chat.unreadCount > 0 && stateText.unread(formatNumber(chat.unreadCount)),
    (chat.unreadMentionsCount ?? 0) > 0 &&
      stateText.mentions(formatNumber(chat.unreadMentionsCount ?? 0)),
    chat.isMarkedUnread && stateText.markedUnread,
    chat.isPinned && stateText.pinned,
    chat.isMuted && stateText.muted,
    chat.isArchived && stateText.archived,
    chat.isLowPriority && stateText.lowPriority,
  ].filter((flag) => typeof flag === 'string')

interface StateNote {
  name: string
  text: string
}

function draftText({ draft }: Chat) {
  if (!draft) return ''
  const files = Object.values(draft.attachments ?? {}).map(({ fileName, id }) => fileName ?? id)
  return [draft.text, files.length > 0 && stateText.draftFiles(files.join(', '))]
    .filter(Boolean)
    .join(' – ')
}

function reminderText({ reminder }: Chat) {
  if (!reminder?.remindAt) return ''
  const when = moment(reminder.remindAt)
  return reminder.dismissOnIncomingMessage ? `${when}, ${stateText.untilAnswered}` : when
}

/** Description, draft, reminder, snooze and expiry, if set. */
export const stateNotes = (chat: Chat): StateNote[] =>
  [
    { name: stateText.description, text: chat.description ?? '' },
    { name: stateText.draft, text: draftText(chat) },
    { name: stateText.reminder, text: reminderText(chat) },
    {
      name: stateText.snoozed,
      text: chat.snooze?.snoozeUntil ? moment(chat.snooze.snoozeUntil) : '',
    },
    {
      name: stateText.expiry,
      text: chat.messageExpirySeconds ? duration(chat.messageExpirySeconds) : '',
    },
  ].filter(({ text }) => text !== '')
