import * as z from 'zod/mini'
import { Chat, ListedChat } from './chat.ts'
import type { Endpoint } from './endpoint.ts'
import { CreateChat, NewChat, OpenedChat, StartChat, ThinChat } from './new-chat.ts'
import { cursorQuery, Page } from './page.ts'

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

// repeated keys: accountIDs=a&accountIDs=b
const accountIDs = z.exactOptional(z.array(z.string()))
const yesOrNo = z.exactOptional(z.union([z.boolean(), z.stringbool()]))
const moment = z.exactOptional(z.iso.datetime({ offset: true }))

/** The newest activity first. Pages have 25 chats; Beeper ignores a `limit`. */
export const listChats = {
  method: 'GET',
  path: '/v1/chats',
  query: z.object({ ...cursorQuery, accountIDs }),
  answer: Page(ListedChat),
} as const satisfies Endpoint

/** The chats that all conditions let through, the newest activity first. */
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
    /** Every word must be found. */
    query: z.exactOptional(z.string().check(z.minLength(1))),
    /** Where the words are looked for; `titles` when absent. */
    scope: z.exactOptional(z.enum(['titles', 'participants'])),
    type: z.exactOptional(z.enum(['single', 'group', 'any'])),
    unreadOnly: yesOrNo,
  }),
  answer: Page(Chat),
} as const satisfies Endpoint

/** Brings Beeper's window to the front, at a chat when one is named. Takes no body, too. */
export const focus = {
  method: 'POST',
  path: '/v1/focus',
  body: z.object({
    /** An `id` or a `localChatID`. */
    chatID: z.exactOptional(z.string()),
    messageID: z.exactOptional(z.string()),
    draftText: z.exactOptional(z.string()),
    /** A path on Beeper's machine. */
    draftAttachmentPath: z.exactOptional(z.string()),
  }),
  answer: z.object({ success: z.boolean() }),
} as const satisfies Endpoint
