import * as z from 'zod/mini'
import { lenient, lenientRecord, openEnum } from './lenient.ts'

/**
 * How well a chat supports something: 2 fully, 1 partly, 0 not at all (it may fall back),
 * -1 dropped (sent, but lost), -2 rejected. Any other number is shown as it is.
 */
export const Level = z.number()
export type Level = z.infer<typeof Level>

const WithLevel = z.object({ level: Level })

/** The attachments that one message type accepts. A missing MIME type is rejected. */
export const AttachmentRules = z.looseObject({
  /** MIME pattern → level. */
  mimeTypes: z.catch(lenientRecord(Level), {}),
  caption: lenient(Level),
  /** Characters. */
  maxCaptionLength: lenient(z.number()),
  /** Bytes. */
  maxSize: lenient(z.number()),
  /** Pixels. */
  maxWidth: lenient(z.number()),
  /** Pixels. */
  maxHeight: lenient(z.number()),
  /** Seconds. */
  maxDuration: lenient(z.number()),
  viewOnce: lenient(z.boolean()),
})
export type AttachmentRules = z.infer<typeof AttachmentRules>

/** Disappearing messages. `timers` are milliseconds; absent means that any duration is allowed. */
export const DisappearingTimer = z.looseObject({
  types: lenient(z.array(openEnum(['afterRead', 'afterSend']))),
  timers: lenient(z.array(z.number())),
  omitEmptyTimer: lenient(z.boolean()),
})
export type DisappearingTimer = z.infer<typeof DisappearingTimer>

/** What a chat can do. An absent key means "not supported", or for limits "not known". */
export const ChatCapabilities = z.looseObject({
  /** Feature → level; an absent feature is not supported. */
  formatting: lenient(lenientRecord(Level)),
  /** Message type (`m.image`, …) → rules; an absent type is rejected. */
  attachments: lenient(lenientRecord(AttachmentRules)),
  /** Characters; advisory, bridges do not enforce it. */
  maxTextLength: lenient(z.number()),
  locationMessage: lenient(Level),
  poll: lenient(Level),
  thread: lenient(Level),
  reply: lenient(Level),
  edit: lenient(Level),
  /** Edits of one message. */
  editMaxCount: lenient(z.number()),
  /** Seconds. */
  editMaxAge: lenient(z.number()),
  delete: lenient(Level),
  /** Seconds. */
  deleteMaxAge: lenient(z.number()),
  deleteForMe: lenient(z.boolean()),
  reaction: lenient(Level),
  /** Reactions of one user on one message. */
  reactionCount: lenient(z.number()),
  /** Absent means that every emoji is allowed. */
  allowedReactions: lenient(z.array(z.string())),
  customEmojiReactions: lenient(z.boolean()),
  disappearingTimer: lenient(DisappearingTimer),
  readReceipts: lenient(z.boolean()),
  typingNotifications: lenient(z.boolean()),
  archive: lenient(z.boolean()),
  markAsUnread: lenient(z.boolean()),
  deleteChat: lenient(z.boolean()),
  deleteChatForEveryone: lenient(z.boolean()),
  messageRequest: lenient(
    z.looseObject({ acceptWithMessage: lenient(Level), acceptWithButton: lenient(Level) }),
  ),
  participantActions: lenient(
    z.looseObject({
      ban: lenient(Level),
      invite: lenient(Level),
      kick: lenient(Level),
      leave: lenient(Level),
      revokeInvite: lenient(Level),
    }),
  ),
  state: lenient(
    z.looseObject({
      title: lenient(WithLevel),
      description: lenient(WithLevel),
      avatar: lenient(WithLevel),
      disappearingTimer: lenient(WithLevel),
    }),
  ),
})
export type ChatCapabilities = z.infer<typeof ChatCapabilities>
