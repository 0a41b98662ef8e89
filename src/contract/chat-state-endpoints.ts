import * as z from 'zod/mini'
import { SentAttachment } from './attachment.ts'
import { Chat } from './chat.ts'
import type { Endpoint } from './endpoint.ts'

/** What can be changed about a chat. What is absent stays as it is, null clears. */
export const ChatChange = z.object({
  /** Words are accepted only while the draft is empty: clear it with null first. */
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
  /** Seconds until messages vanish. */
  messageExpirySeconds: z.exactOptional(z.nullable(z.number().check(z.int(), z.gte(0)))),
})
export type ChatChange = z.infer<typeof ChatChange>

/** Changes a chat; title, description, picture and timer only where its `state` allows (4.2.808+). */
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

/** Rings although the other side has silenced notifications: iMessage only (Beeper 4.2.808+). */
export const notifyAnyway = {
  method: 'POST',
  path: '/v1/chats/{chatID}/notify-anyway',
  body: z.object({}),
  answer: Chat,
} as const satisfies Endpoint

/** Sets the one reminder of a chat, in place of an earlier one. */
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

/** Clears the reminder of a chat; also when there is none. */
export const clearReminder = {
  method: 'DELETE',
  path: '/v1/chats/{chatID}/reminders',
  status: 204,
  answer: z.unknown(),
} as const satisfies Endpoint
