import * as z from 'zod/mini'
import { ChatCapabilities } from './capabilities.ts'
import { Participant } from './contacts.ts'
import { cursorQuery, type Endpoint, Page } from './endpoint.ts'
import { lenient, lenientList, openEnum } from './lenient.ts'
import { Message, SentAttachment } from './messages.ts'

const DraftAttachment = z.looseObject({
  id: z.string(),
  type: openEnum(['file', 'gif', 'recorded_audio']),
  fileName: lenient(z.string()),
  mimeType: lenient(z.string()),
  /** Bytes. */
  fileSize: lenient(z.number()),
})

/** The participants of a chat. `total` counts all, `items` may hold only some (`hasMore`). */
export const Participants = z.object({
  items: z.catch(lenientList(Participant), []),
  hasMore: z.boolean(),
  total: z.number(),
})
export type Participants = z.infer<typeof Participants>

/** A complete chat. Timestamps are ISO 8601 with a time zone. */
export const Chat = z.object({
  id: z.string(),
  accountID: z.string(),
  type: openEnum(['single', 'group']),
  participants: Participants,
  unreadCount: z.number(),
  /** A display name; Beeper 4.2.557 to 4.2.784 leaves it out. */
  network: lenient(z.string()),
  title: lenient(z.string()),
  localChatID: lenient(z.nullable(z.string())),
  description: lenient(z.nullable(z.string())),
  /** A path on Beeper's machine, which a browser cannot load. */
  imgURL: lenient(z.nullable(z.string())),
  isReadOnly: lenient(z.boolean()),
  isArchived: lenient(z.boolean()),
  isLowPriority: lenient(z.boolean()),
  isMarkedUnread: lenient(z.boolean()),
  isMuted: lenient(z.boolean()),
  isPinned: lenient(z.boolean()),
  lastActivity: lenient(z.string()),
  lastReadMessageSortKey: lenient(z.string()),
  unreadMentionsCount: lenient(z.number()),
  messageExpirySeconds: lenient(z.nullable(z.number())),
  draft: lenient(
    z.nullable(
      z.object({
        /** May contain markup; show it as plain text. */
        text: z.string(),
        attachments: lenient(z.record(z.string(), DraftAttachment)),
      }),
    ),
  ),
  reminder: lenient(
    z.nullable(
      z.object({
        remindAt: lenient(z.string()),
        dismissOnIncomingMessage: lenient(z.boolean()),
      }),
    ),
  ),
  snooze: lenient(
    z.nullable(z.object({ snoozeUntil: lenient(z.string()), userSnoozedAt: lenient(z.string()) })),
  ),
  capabilities: lenient(ChatCapabilities),
})
export type Chat = z.infer<typeof Chat>

/** A chat in a list: at most 20 participants, and its latest message. */
export const ListedChat = z.extend(Chat, { preview: lenient(Message) })
export type ListedChat = z.infer<typeof ListedChat>

/** Takes `id` or `localChatID`. */
export const getChat = {
  method: 'GET',
  path: '/v1/chats/{chatID}',
  query: z.object({
    /** -1 returns all; 100 when absent, at most 500. */
    maxParticipantCount: z.exactOptional(z.coerce.number().check(z.int(), z.gte(-1), z.lte(500))),
  }),
  answer: Chat,
} as const satisfies Endpoint

// repeated keys: accountIDs=a&accountIDs=b
const accountIDs = z.exactOptional(z.array(z.string()))
const yesOrNo = z.exactOptional(z.union([z.boolean(), z.stringbool()]))
const moment = z.exactOptional(z.iso.datetime({ offset: true }))

/** Newest activity first. Pages hold 25 chats; Beeper ignores a `limit`. */
export const listChats = {
  method: 'GET',
  path: '/v1/chats',
  query: z.object({ ...cursorQuery, accountIDs }),
  answer: Page(ListedChat),
} as const satisfies Endpoint

/** The chats that match every condition, newest activity first. */
export const searchChats = {
  method: 'GET',
  path: '/v1/chats/search',
  query: z.object({
    ...cursorQuery,
    accountIDs,
    inbox: z.exactOptional(z.enum(['primary', 'low-priority', 'archive'])),
    /** Beeper 4.3.73 ignores `false`. */
    includeMuted: yesOrNo,
    lastActivityAfter: moment,
    lastActivityBefore: moment,
    /** 1 to 200; 50 when absent. */
    limit: z.exactOptional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))),
    /** Every word must match. */
    query: z.exactOptional(z.string().check(z.minLength(1))),
    /** Which text is searched; `titles` when absent. */
    scope: z.exactOptional(z.enum(['titles', 'participants'])),
    type: z.exactOptional(z.enum(['single', 'group', 'any'])),
    unreadOnly: yesOrNo,
  }),
  answer: Page(Chat),
} as const satisfies Endpoint

/** The changeable fields of a chat. An absent field stays as it is, null clears it. */
export const ChatChange = z.object({
  /** A text is accepted only while the draft is empty: clear it with null first. */
  draft: z.exactOptional(
    z.nullable(
      z.object({
        text: z.string(),
        attachments: z.exactOptional(
          z.record(z.string(), z.extend(SentAttachment, { id: z.exactOptional(z.string()) })),
        ),
      }),
    ),
  ),
  title: z.exactOptional(z.nullable(z.string())),
  description: z.exactOptional(z.nullable(z.string())),
  /** A path on Beeper's machine. */
  imgURL: z.exactOptional(z.nullable(z.string())),
  isArchived: z.exactOptional(z.boolean()),
  isLowPriority: z.exactOptional(z.boolean()),
  isMuted: z.exactOptional(z.boolean()),
  isPinned: z.exactOptional(z.boolean()),
  /** Seconds until messages disappear. */
  messageExpirySeconds: z.exactOptional(z.nullable(z.number().check(z.int(), z.gte(0)))),
})
export type ChatChange = z.infer<typeof ChatChange>

/** Changes a chat; title, description, picture and timer where its `state` allows it (4.2.808+). */
export const updateChat = {
  method: 'PATCH',
  path: '/v1/chats/{chatID}',
  body: ChatChange,
  answer: Chat,
} as const satisfies Endpoint

/** Moves a chat into the archive, or back with `false`. */
export const archiveChat = {
  method: 'POST',
  path: '/v1/chats/{chatID}/archive',
  body: z.object({ archived: z.exactOptional(z.boolean()) }),
  status: 204,
  answer: z.unknown(),
} as const satisfies Endpoint

const upToMessage = z.object({ messageID: z.exactOptional(z.string()) })

/** Marks everything read, or everything up to a message (Beeper 4.2.808 and newer). */
export const markRead = {
  method: 'POST',
  path: '/v1/chats/{chatID}/read',
  body: upToMessage,
  answer: Chat,
} as const satisfies Endpoint

/** Marks a chat unread, or everything from a message on (Beeper 4.2.808 and newer). */
export const markUnread = {
  method: 'POST',
  path: '/v1/chats/{chatID}/unread',
  body: upToMessage,
  answer: Chat,
} as const satisfies Endpoint

/** Notifies although the recipient has silenced notifications: iMessage only (Beeper 4.2.808+). */
export const notifyAnyway = {
  method: 'POST',
  path: '/v1/chats/{chatID}/notify-anyway',
  body: z.object({}),
  answer: Chat,
} as const satisfies Endpoint

/** Sets the one reminder of a chat, replacing an earlier one. */
export const setReminder = {
  method: 'POST',
  path: '/v1/chats/{chatID}/reminders',
  body: z.object({
    reminder: z.object({
      remindAt: z.iso.datetime({ offset: true }),
      dismissOnIncomingMessage: z.exactOptional(z.boolean()),
    }),
  }),
  status: 204,
  answer: z.unknown(),
} as const satisfies Endpoint

/** Clears the reminder of a chat; succeeds when there is none, too. */
export const clearReminder = {
  method: 'DELETE',
  path: '/v1/chats/{chatID}/reminders',
  status: 204,
  answer: z.unknown(),
} as const satisfies Endpoint

/** Shows or clears the typing indicator for the other participants (Beeper 4.3 and newer). */
export const setTyping = {
  method: 'POST',
  path: '/v1/chats/{chatID}/typing',
  body: z.object({ state: z.exactOptional(z.enum(['typing', 'paused'])) }),
  status: 204,
  answer: z.unknown(),
} as const satisfies Endpoint
