import * as z from 'zod/mini'
import { ChatCapabilities } from './capabilities.ts'
import { lenient, lenientList, openEnum } from './lenient.ts'
import { Message } from './message.ts'
import { Participant } from './user.ts'

const DraftAttachment = z.looseObject({
  id: z.string(),
  type: openEnum(['file', 'gif', 'recorded_audio']),
  fileName: lenient(z.string()),
  mimeType: lenient(z.string()),
  /** Bytes. */
  fileSize: lenient(z.number()),
})

/** Who is in a chat. `total` counts everybody, `items` may be a part of them (`hasMore`). */
export const Participants = z.object({
  items: z.catch(lenientList(Participant), []),
  hasMore: z.boolean(),
  total: z.number(),
})
export type Participants = z.infer<typeof Participants>

/** A chat, whole. Timestamps are ISO 8601 with a zone. */
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
        /** May hold mark-up; never to be shown as such. */
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

/** A chat in a list: at most 20 participants, and the last words that were said. */
export const ListedChat = z.extend(Chat, { preview: lenient(Message) })
export type ListedChat = z.infer<typeof ListedChat>
