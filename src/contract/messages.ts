import * as z from 'zod/mini'
import { cursorQuery, type Endpoint, Page } from './endpoint.ts'
import { lenient, openEnum } from './lenient.ts'

/** An attachment of a received message. URLs may be short-lived or paths on Beeper's machine. */
export const Attachment = z.object({
  type: openEnum(['unknown', 'img', 'video', 'audio']),
  id: lenient(z.string()),
  fileName: lenient(z.string()),
  mimeType: lenient(z.string()),
  /** Bytes. */
  fileSize: lenient(z.number()),
  /** Seconds. */
  duration: lenient(z.number()),
  /** Pixels. */
  size: lenient(z.object({ width: lenient(z.number()), height: lenient(z.number()) })),
  isGif: lenient(z.boolean()),
  isSticker: lenient(z.boolean()),
  isVoiceNote: lenient(z.boolean()),
  posterImg: lenient(z.string()),
  srcURL: lenient(z.string()),
  transcription: lenient(
    z.object({ engine: z.string(), transcription: z.string(), language: lenient(z.string()) }),
  ),
})
export type Attachment = z.infer<typeof Attachment>

/** An attachment to send, by its upload ID. Its types differ from those of `Attachment`. */
export const SentAttachment = z.object({
  uploadID: z.string().check(z.minLength(1)),
  /** Guessed from the MIME type when absent. */
  type: z.exactOptional(
    z.enum(['image', 'video', 'audio', 'file', 'gif', 'voice-note', 'sticker']),
  ),
  fileName: z.exactOptional(z.string()),
  mimeType: z.exactOptional(z.string()),
  /** Seconds. */
  duration: z.exactOptional(z.number()),
  /** Pixels. */
  size: z.exactOptional(z.object({ width: z.number(), height: z.number() })),
})
export type SentAttachment = z.infer<typeof SentAttachment>

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

/** The delivery status of a sent message. The response of a send comes before the attempt. */
export const SendStatus = z.object({
  status: openEnum(['SUCCESS', 'PENDING', 'FAIL_RETRIABLE', 'FAIL_PERMANENT']),
  /** When the status was set; ISO 8601 with a time zone. */
  timestamp: z.string(),
  /** The error code: `m.foreign_network_error`, `m.no_permission`, … */
  reason: lenient(z.string()),
  /** The error message for the user. */
  message: lenient(z.string()),
  /** The error for the bridge's developers; not shown to users. */
  internalError: lenient(z.string()),
  /** IDs of the users it was delivered to. */
  deliveredToUsers: lenient(z.array(z.string())),
})
export type SendStatus = z.infer<typeof SendStatus>

/** One user's reaction to one message. */
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

/** A complete message. Timestamps are ISO 8601 with a time zone. */
export const Message = z.object({
  id: z.string(),
  accountID: z.string(),
  chatID: z.string(),
  senderID: z.string(),
  /** Orders the messages of one chat; opaque otherwise. */
  sortKey: z.string(),
  timestamp: z.string(),
  senderName: lenient(z.string()),
  /** May contain markup; show it as plain text. */
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
  /** User IDs or `@room`; null for old messages, whose mentions are only in the text. */
  mentions: lenient(z.nullable(z.array(z.string()))),
  reactions: lenient(z.array(Reaction)),
  attachments: lenient(z.array(Attachment)),
  /** Read by all (`true` or a timestamp) or by none (`false`), or the same per user ID. */
  seen: lenient(
    z.union([z.boolean(), z.string(), z.record(z.string(), z.union([z.boolean(), z.string()]))]),
  ),
  /** Only on sent messages, and only where the bridge reports it. */
  sendStatus: lenient(SendStatus),
})
export type Message = z.infer<typeof Message>

/**
 * Queues a message: 200 means "accepted", only `sendStatus` reports the delivery. Never safe to
 * retry: without an idempotency key, a retry may send the message twice.
 */
export const sendMessage = {
  method: 'POST',
  path: '/v1/chats/{chatID}/messages',
  body: z.object({
    /** Markdown is supported. */
    text: z.exactOptional(z.string()),
    replyToMessageID: z.exactOptional(z.string()),
    attachment: z.exactOptional(SentAttachment),
  }),
  answer: z.object({ chatID: z.string(), pendingMessageID: z.string() }),
} as const satisfies Endpoint

/** Takes the final ID or the `pendingMessageID` of a send (Beeper 4.2.808 and newer). */
export const getMessage = {
  method: 'GET',
  path: '/v1/chats/{chatID}/messages/{messageID}',
  answer: Message,
} as const satisfies Endpoint

/** Newest first, in pages of about 20. */
export const listMessages = {
  method: 'GET',
  path: '/v1/chats/{chatID}/messages',
  query: z.object(cursorQuery),
  answer: Page(Message),
} as const satisfies Endpoint

/** Edits the text of an own message, where and as long as the chat supports it. */
export const editMessage = {
  method: 'PUT',
  path: '/v1/chats/{chatID}/messages/{messageID}',
  body: z.object({ text: z.string().check(z.minLength(1)) }),
  // the two extra fields are for older clients
  answer: z.extend(Message, { messageID: z.string(), success: z.literal(true) }),
} as const satisfies Endpoint

/**
 * Takes a final ID only: a message still being sent cannot be deleted (Beeper 4.2.808 and newer).
 */
export const deleteMessage = {
  method: 'DELETE',
  path: '/v1/chats/{chatID}/messages/{messageID}',
  query: z.object({
    /** `true` when absent; `false` deletes for the account's owner only. */
    forEveryone: z.exactOptional(z.union([z.boolean(), z.stringbool()])),
  }),
  status: 204,
  answer: z.unknown(),
} as const satisfies Endpoint

const answer = {
  chatID: z.string(),
  messageID: z.string(),
  reactionKey: z.string(),
  /** A failure is an error response. */
  success: z.literal(true),
}

/** Reacts to a message (Beeper 4.2.557 and newer). Idempotent per reaction key. */
export const addReaction = {
  method: 'POST',
  path: '/v1/chats/{chatID}/messages/{messageID}/reactions',
  body: z.object({
    /** An emoji, a network's own key or a shortcode. */
    reactionKey: z.string().check(z.minLength(1)),
    transactionID: z.exactOptional(z.string()),
  }),
  answer: z.object({ ...answer, transactionID: z.string() }),
} as const satisfies Endpoint

/** Removes an own reaction (Beeper 4.2.557 and newer). */
export const removeReaction = {
  method: 'DELETE',
  path: '/v1/chats/{chatID}/messages/{messageID}/reactions/{reactionKey}',
  answer: z.object(answer),
} as const satisfies Endpoint

/** The same call in the form that clients before Beeper 4.2.808 use. */
export const removeReactionByQuery = {
  method: 'DELETE',
  path: '/v1/chats/{chatID}/messages/{messageID}/reactions',
  query: z.object({ reactionKey: z.string().check(z.minLength(1)) }),
  answer: z.object(answer),
} as const satisfies Endpoint

const Uploaded = z.object({
  uploadID: z.exactOptional(z.string()),
  fileName: z.exactOptional(z.string()),
  mimeType: z.exactOptional(z.string()),
  /** Why nothing was stored; comes with status 200. */
  error: z.exactOptional(z.string()),
})

/** Downloads an attachment to Beeper's machine. */
export const downloadAsset = {
  method: 'POST',
  path: '/v1/assets/download',
  body: z.object({ url: z.string() }),
  answer: z.object({ srcURL: z.exactOptional(z.string()), error: z.exactOptional(z.string()) }),
} as const satisfies Endpoint

/** The bytes of an attachment (Beeper 4.2.509 and newer). */
export const serveAsset = {
  method: 'GET',
  path: '/v1/assets/serve',
  query: z.object({ url: z.string() }),
  answer: z.unknown(),
} as const satisfies Endpoint

/** Uploads an attachment as base64 in JSON (Beeper 4.2.509 and newer). */
export const uploadAssetBase64 = {
  method: 'POST',
  path: '/v1/assets/upload/base64',
  body: z.object({
    content: z.string(),
    fileName: z.exactOptional(z.string()),
    mimeType: z.exactOptional(z.string()),
  }),
  answer: Uploaded,
} as const satisfies Endpoint

/** Uploads an attachment as a multipart form; no JSON, so only the path is here. */
export const uploadAssetPath = '/v1/assets/upload'
