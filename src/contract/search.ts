import * as z from 'zod/mini'
import { Chat } from './chats.ts'
import { cursorQuery, type Endpoint, Page } from './endpoint.ts'
import { lenient } from './lenient.ts'
import { Message } from './messages.ts'

// by ID
const Chats = z.record(z.string(), Chat)

/** Searches chat titles, the names of group participants, and messages. */
export const searchAll = {
  method: 'GET',
  path: '/v1/search',
  query: z.object({ query: z.string().check(z.minLength(1)) }),
  answer: z.object({
    results: z.object({
      chats: z.array(Chat),
      /** Groups with a participant of that name. */
      in_groups: z.array(Chat),
      messages: z.extend(Page(Message), { chats: Chats }),
    }),
  }),
} as const satisfies Endpoint

const several = z.exactOptional(z.array(z.string()))
const yesOrNo = z.exactOptional(z.union([z.boolean(), z.stringbool()]))
const moment = z.exactOptional(z.iso.datetime({ offset: true }))

/** The messages that match every condition, newest first. */
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
    /** Every word must match, in any order. */
    query: z.exactOptional(z.string()),
    /** `me`, `others` or a user ID. */
    sender: z.exactOptional(z.string()),
  }),
  /** The chats of the returned messages. */
  answer: z.extend(Page(Message), { chats: lenient(Chats) }),
} as const satisfies Endpoint
