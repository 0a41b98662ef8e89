import * as z from 'zod/mini'
import { SentAttachment } from './attachment.ts'
import type { Endpoint } from './endpoint.ts'
import { Message } from './message.ts'
import { cursorQuery, Page } from './page.ts'

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
