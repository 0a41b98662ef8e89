import { expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { moment } from '#ui/text/format.ts'
import { stateFlags, stateNotes } from './chat-state.tsx'

const chat = (state: object) =>
  Chat.parse({
    id: '!walk:example.org',
    accountID: 'matrix',
    type: 'group',
    unreadCount: 0,
    participants: { items: [], hasMore: false, total: 0 },
    ...state,
  })

test.each([
  [{ isPinned: true }, 'Pinned'],
  [{ isMuted: true }, 'Muted'],
  [{ isArchived: true }, 'Archived'],
  [{ isLowPriority: true }, 'Low priority'],
  [{ isReadOnly: true }, 'Read-only'],
  [{ isMarkedUnread: true }, 'Marked unread'],
  [{ unreadCount: 1200 }, '1,200 unread'],
  [{ unreadMentionsCount: 2 }, 'Unread mentions: 2'],
])('%j is shown as %s', (state, flag) => {
  expect(stateFlags(chat(state))).toEqual([flag])
  expect(stateFlags(chat({}))).toEqual([])
})

const soon = '2026-06-01T09:00:00+02:00'

test.each([
  [{ description: 'Every Sunday' }, 'Description', 'Every Sunday'],
  [{ draft: { text: '<b>Hi</b>' } }, 'Draft', '<b>Hi</b>'],
  [
    { draft: { text: '', attachments: { a: { id: 'a', type: 'file', fileName: 'map.pdf' } } } },
    'Draft',
    'with map.pdf',
  ],
  [{ reminder: { remindAt: soon } }, 'Reminder', moment(soon)],
  [
    { reminder: { remindAt: soon, dismissOnIncomingMessage: true } },
    'Reminder',
    `${moment(soon)}, unless a message comes first`,
  ],
  [{ snooze: { snoozeUntil: soon } }, 'Snoozed until', moment(soon)],
  [{ messageExpirySeconds: 604_800 }, 'Messages disappear after', '7 days'],
])('%j is shown as %s: %s', (state, name, text) => {
  expect(stateNotes(chat(state))).toEqual([{ name, text }])
})
