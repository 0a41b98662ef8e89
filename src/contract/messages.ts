import * as z from 'zod/mini'
import { cursorQuery, type Endpoint, Page } from './endpoint.ts'
import { lenient, openEnum } from './lenient.ts'

/** A file inside a message, as it is read. URLs may be short-lived or paths on Beeper's machine. */
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

/** A file to be sent, named by what uploading it answered. Its kinds are not those that are read. */
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

/**
 * Queues a message: 200 means "accepted", only `sendStatus` tells what became of it. Never safe to
 * repeat, because there is no key that would tell two attempts of one message from two messages.
 */
export const sendMessage = {
  method: 'POST',
  path: '/v1/chats/{chatID}/messages',
  body: z.object({
    /** Markdown is understood. */
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

/** The newest first, in pages of about 20. */
export const listMessages = {
  method: 'GET',
  path: '/v1/chats/{chatID}/messages',
  query: z.object(cursorQuery),
  answer: Page(Message),
} as const satisfies Endpoint

/** Changes the words of your own message, where and as long as the chat can. */
export const editMessage = {
  method: 'PUT',
  path: '/v1/chats/{chatID}/messages/{messageID}',
  body: z.object({ text: z.string().check(z.minLength(1)) }),
  // two fields are kept for older clients
  answer: z.extend(Message, { messageID: z.string(), success: z.literal(true) }),
} as const satisfies Endpoint

/** Takes a final ID only: what is still being sent cannot be deleted (Beeper 4.2.808 and newer). */
export const deleteMessage = {
  method: 'DELETE',
  path: '/v1/chats/{chatID}/messages/{messageID}',
  query: z.object({
    /** `true` when absent; `false` deletes for yourself only. */
    forEveryone: z.exactOptional(z.union([z.boolean(), z.stringbool()])),
  }),
  status: 204,
  answer: z.unknown(),
} as const satisfies Endpoint

const answer = {
  chatID: z.string(),
  messageID: z.string(),
  reactionKey: z.string(),
  /** Failures are refusals. */
  success: z.literal(true),
}

/** Reacts to a message (Beeper 4.2.557 and newer). Reacting twice with one key is reacting once. */
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

/** Takes your own reaction back (Beeper 4.2.557 and newer). */
export const removeReaction = {
  method: 'DELETE',
  path: '/v1/chats/{chatID}/messages/{messageID}/reactions/{reactionKey}',
  answer: z.object(answer),
} as const satisfies Endpoint

/** The same as clients older than Beeper 4.2.808 ask for it. */
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
  /** Why nothing was stored, in an answer of 200. */
  error: z.exactOptional(z.string()),
})

/** Fetches a file of a message onto Beeper's machine. */
export const downloadAsset = {
  method: 'POST',
  path: '/v1/assets/download',
  body: z.object({ url: z.string() }),
  answer: z.object({ srcURL: z.exactOptional(z.string()), error: z.exactOptional(z.string()) }),
} as const satisfies Endpoint

/** The bytes of such a file (Beeper 4.2.509 and newer). */
export const serveAsset = {
  method: 'GET',
  path: '/v1/assets/serve',
  query: z.object({ url: z.string() }),
  answer: z.unknown(),
} as const satisfies Endpoint

/** Takes a file to be sent, as base64 within JSON (Beeper 4.2.509 and newer). */
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

/** The same as a form with the file in it: no JSON, so it is a path only. */
export const uploadAssetPath = '/v1/assets/upload'
