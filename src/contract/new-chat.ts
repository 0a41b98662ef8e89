import * as z from 'zod/mini'
import { Chat } from './chats.ts'
import type { Endpoint } from './endpoint.ts'
import { lenient, openEnum } from './lenient.ts'

const isPresent = (value: string | undefined) => value !== undefined && value.trim() !== ''

/** Beeper uses the first identifier given, in the order id, username, phone, email. */
export const Recipient = z
  .object({
    id: z.exactOptional(z.string()),
    username: z.exactOptional(z.string()),
    /** E.164 preferred. */
    phoneNumber: z.exactOptional(z.string()),
    email: z.exactOptional(z.string()),
    /** Ranks several matches; never a lookup key. */
    fullName: z.exactOptional(z.string()),
  })
  .check(
    z.refine(
      ({ id, username, phoneNumber, email }) => [id, username, phoneNumber, email].some(isPresent),
      'A name can’t find someone: give an id, a username, a phone number or an email',
    ),
  )
export type Recipient = z.infer<typeof Recipient>

/** The body of `POST /v1/chats/start` (Beeper 4.2.808 and newer). */
export const StartChat = z.object({
  accountID: z.string().check(z.minLength(1)),
  user: Recipient,
  /** Has an effect only where opening a chat is itself an invite. Beeper's default is `true`. */
  allowInvite: z.exactOptional(z.boolean()),
  /** May be sent into a chat that exists already; the response does not say so. */
  messageText: z.exactOptional(z.string()),
})
export type StartChat = z.infer<typeof StartChat>

const exactlyOneForSingle = z.refine<{ type: 'single' | 'group'; participantIDs: string[] }>(
  ({ type, participantIDs }) => type !== 'single' || new Set(participantIDs).size === 1,
  { path: ['participantIDs'], message: 'single chats require exactly one participantID' },
)

const createFields = {
  accountID: z.string().check(z.minLength(1)),
  type: z.enum(['single', 'group']),
  /** User IDs as the API returned them. */
  participantIDs: z
    .array(z.string())
    .check(z.refine((ids) => ids.some(isPresent), 'at least one participantID is needed')),
  /** For groups; ignored for single chats. */
  title: z.exactOptional(z.string()),
  messageText: z.exactOptional(z.string()),
}

/** The body of `POST /v1/chats` since Beeper 4.2.808. */
export const CreateChat = z.object(createFields).check(exactlyOneForSingle)
export type CreateChat = z.infer<typeof CreateChat>

/**
 * The union body of `POST /v1/chats`, as Beeper 4.2.557 to 4.2.807 takes it: `mode` alone decides
 * whether a user is looked up (`start`) or participants are given (`create`, the default).
 */
export const NewChat = z.discriminatedUnion('mode', [
  z.extend(StartChat, { mode: z.literal('start') }),
  z
    .object({ mode: z.exactOptional(z.literal('create')), ...createFields })
    .check(exactlyOneForSingle),
])
export type NewChat = z.infer<typeof NewChat>

const status = lenient(openEnum(['existing', 'created']))

/** The complete chat, with the alias `chatID` and the `status` kept for older clients. */
export const OpenedChat = z.extend(Chat, { chatID: lenient(z.string()), status })
export type OpenedChat = z.infer<typeof OpenedChat>

/** All that Beeper before 4.2.808, and some newer versions, return for an opened chat. */
export const ThinChat = z.object({ chatID: z.string(), status })
export type ThinChat = z.infer<typeof ThinChat>

const opened = z.union([OpenedChat, ThinChat])

/**
 * Looks up a user and opens the direct chat, reusing an existing one (Beeper 4.2.808+). Responds
 * with 200 in both cases. Safe to retry only without `messageText`.
 */
export const startChat = {
  method: 'POST',
  path: '/v1/chats/start',
  body: StartChat,
  answer: opened,
} as const satisfies Endpoint

/** Opens a chat with users given by ID. Never safe to retry for a group: each call creates one. */
export const createChat = {
  method: 'POST',
  path: '/v1/chats',
  body: CreateChat,
  answer: opened,
} as const satisfies Endpoint

/** The same path in Beeper 4.2.557 to 4.2.807: `mode` selects one of the two calls. */
export const newChat = {
  method: 'POST',
  path: '/v1/chats',
  body: NewChat,
  answer: opened,
} as const satisfies Endpoint
