import * as z from 'zod/mini'
import { Chat } from './chats.ts'
import { cursorQuery, type Endpoint, Page } from './endpoint.ts'
import { lenient } from './lenient.ts'
import { Message } from './messages.ts'

// by ID
const Chats = z.record(z.string(), Chat)

/** Looks for words everywhere: in titles, in the names of people in groups, in messages. */
export const searchAll = {
  method: 'GET',
  path: '/v1/search',
  query: z.object({ query: z.string().check(z.minLength(1)) }),
  answer: z.object({
    results: z.object({
      chats: z.array(Chat),
      /** Groups that somebody of that name is in. */
      in_groups: z.array(Chat),
      messages: z.extend(Page(Message), { chats: Chats }),
    }),
  }),
} as const satisfies Endpoint

const several = z.exactOptional(z.array(z.string()))
const yesOrNo = z.exactOptional(z.union([z.boolean(), z.stringbool()]))
const moment = z.exactOptional(z.iso.datetime({ offset: true }))

/** The messages that all conditions let through, the newest first. */
export const searchMessages = {
  method: 'GET',
  path: '/v1/messages/search',
  query: z.object({
    ...cursorQuery,
    accountIDs: several,
    chatIDs: several,
    chatType: z.exactOptional(z.enum(['group', 'single'])),
    dateAfter: moment,
    dateBefore: moment,
    /** `true` when absent. */
    excludeLowPriority: yesOrNo,
    /** `true` when absent. */
    includeMuted: yesOrNo,
    /** 1 to 20; 20 when absent. */
    limit: z.exactOptional(z.coerce.number().check(z.int(), z.gte(1), z.lte(20))),
    mediaTypes: z.exactOptional(z.array(z.enum(['any', 'video', 'image', 'link', 'file']))),
    /** Every word must be found, in any order. */
    query: z.exactOptional(z.string()),
    /** `me`, `others` or a user ID. */
    sender: z.exactOptional(z.string()),
  }),
  /** The chats are those of the messages found. */
  answer: z.extend(Page(Message), { chats: lenient(Chats) }),
} as const satisfies Endpoint
