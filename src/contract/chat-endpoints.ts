import * as z from 'zod/mini'
import { Chat } from './chat.ts'
import type { Endpoint } from './endpoint.ts'
import { CreateChat, NewChat, OpenedChat, StartChat, ThinChat } from './new-chat.ts'

const opened = z.union([OpenedChat, ThinChat])

/**
 * Finds the person and opens the direct chat, reusing the one that exists (Beeper 4.2.808+).
 * Answers 200 in both cases. Repeating it is safe only without `messageText`.
 */
export const startChat = {
  method: 'POST',
  path: '/v1/chats/start',
  body: StartChat,
  answer: opened,
} as const satisfies Endpoint

/** Opens a chat with people known by ID. Never safe to repeat for a group: each call makes one. */
export const createChat = {
  method: 'POST',
  path: '/v1/chats',
  body: CreateChat,
  answer: opened,
} as const satisfies Endpoint

/** The same path as Beeper 4.2.557 to 4.2.807 takes it: `mode` says which of the two is meant. */
export const newChat = {
  method: 'POST',
  path: '/v1/chats',
  body: NewChat,
  answer: opened,
} as const satisfies Endpoint

/** Takes `id` or `localChatID`. */
export const getChat = {
  method: 'GET',
  path: '/v1/chats/{chatID}',
  query: z.object({
    /** -1 means everybody; 100 when absent, at most 500. */
    maxParticipantCount: z.exactOptional(z.coerce.number().check(z.int(), z.gte(-1), z.lte(500))),
  }),
  answer: Chat,
} as const satisfies Endpoint
