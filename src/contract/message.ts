import * as z from 'zod/mini'
import { Attachment } from './attachment.ts'
import { lenient, openEnum } from './lenient.ts'

const messageTypes = [
  'TEXT',
  'NOTICE',
  'IMAGE',
  'VIDEO',
  'VOICE',
  'AUDIO',
  'FILE',
  'STICKER',
  'LOCATION',
  'REACTION',
] as const

/** What became of a message that you sent. Only this tells: a send is answered before it is tried. */
export const SendStatus = z.object({
  status: openEnum(['SUCCESS', 'PENDING', 'FAIL_RETRIABLE', 'FAIL_PERMANENT']),
  /** When this became so; ISO 8601 with a zone. */
  timestamp: z.string(),
  /** Why it failed, for machines: `m.foreign_network_error`, `m.no_permission`, … */
  reason: lenient(z.string()),
  /** Why it failed, for people. */
  message: lenient(z.string()),
  /** Why it failed, for whoever repairs the bridge; not to be shown. */
  internalError: lenient(z.string()),
  /** The user IDs of those whom it has reached. */
  deliveredToUsers: lenient(z.array(z.string())),
})
export type SendStatus = z.infer<typeof SendStatus>

/** One person's reaction to one message. */
export const Reaction = z.object({
  id: z.string(),
  participantID: z.string(),
  /** An emoji, a network's own key or a shortcode. */
  reactionKey: z.string(),
  emoji: lenient(z.boolean()),
  imgURL: lenient(z.string()),
})
export type Reaction = z.infer<typeof Reaction>

const Link = z.object({
  title: z.string(),
  url: z.string(),
  favicon: lenient(z.string()),
  img: lenient(z.string()),
  /** Pixels. */
  imgSize: lenient(z.object({ width: lenient(z.number()), height: lenient(z.number()) })),
  originalURL: lenient(z.string()),
  summary: lenient(z.string()),
})

/** A message, whole. Timestamps are ISO 8601 with a zone. */
export const Message = z.object({
  id: z.string(),
  accountID: z.string(),
  chatID: z.string(),
  senderID: z.string(),
  /** Orders the messages of one chat; opaque otherwise. */
  sortKey: z.string(),
  timestamp: z.string(),
  senderName: lenient(z.string()),
  /** May hold mark-up; never to be shown as such. */
  text: lenient(z.string()),
  type: lenient(openEnum(messageTypes)),
  isSender: lenient(z.boolean()),
  isUnread: lenient(z.boolean()),
  isDeleted: lenient(z.boolean()),
  isHidden: lenient(z.boolean()),
  editedTimestamp: lenient(z.string()),
  /** The ID of the message that this one replies to. */
  linkedMessageID: lenient(z.string()),
  links: lenient(z.array(Link)),
  /** User IDs or `@room`; null for old messages, whose text has to be searched for them. */
  mentions: lenient(z.nullable(z.array(z.string()))),
  reactions: lenient(z.array(Reaction)),
  attachments: lenient(z.array(Attachment)),
  /** Who has read it: everybody or nobody, since when, or either of them by user ID. */
  seen: lenient(
    z.union([z.boolean(), z.string(), z.record(z.string(), z.union([z.boolean(), z.string()]))]),
  ),
  /** Only on what you sent, and only where the bridge tells. */
  sendStatus: lenient(SendStatus),
})
export type Message = z.infer<typeof Message>
