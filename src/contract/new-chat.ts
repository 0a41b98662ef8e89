import * as z from 'zod/mini'
import { Chat } from './chats.ts'
import type { Endpoint } from './endpoint.ts'
import { lenient, openEnum } from './lenient.ts'

const isPresent = (value: string | undefined) => value !== undefined && value.trim() !== ''

/** Whom to reach. Beeper picks the best identifier, in the order id, username, phone, email. */
export const Recipient = z
  .object({
    id: z.exactOptional(z.string()),
    username: z.exactOptional(z.string()),
    /** E.164 preferred. */
    phoneNumber: z.exactOptional(z.string()),
    email: z.exactOptional(z.string()),
    /** Ranks several matches; never finds anybody. */
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
  /** Matters only where opening a chat is itself an invite. Beeper's default is `true`. */
  allowInvite: z.exactOptional(z.boolean()),
  /** May be sent into a chat that exists already; the answer does not tell. */
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
 * The union body of `POST /v1/chats`, as Beeper 4.2.557 to 4.2.807 takes it: whoever reads it
 * knows from `mode` alone whether somebody is to be found or people are given.
 */
export const NewChat = z.discriminatedUnion('mode', [
  z.extend(StartChat, { mode: z.literal('start') }),
  z
    .object({ mode: z.exactOptional(z.literal('create')), ...createFields })
    .check(exactlyOneForSingle),
])
export type NewChat = z.infer<typeof NewChat>

const status = lenient(openEnum(['existing', 'created']))

/** The whole chat, with the alias and the verdict that are kept for older clients. */
export const OpenedChat = z.extend(Chat, { chatID: lenient(z.string()), status })
export type OpenedChat = z.infer<typeof OpenedChat>

/** All that Beeper before 4.2.808, and some newer ones, say of an opened chat. */
export const ThinChat = z.object({ chatID: z.string(), status })
export type ThinChat = z.infer<typeof ThinChat>

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
