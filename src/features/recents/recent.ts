import * as z from 'zod/mini'
import { Recipient } from '#contract/new-chat.ts'
import { foldAccents } from '#recognize/plain-text.ts'

/** The request without its message, to fill the form again. */
export const RequestedChat = z.discriminatedUnion('mode', [
  z.object({
    mode: z.literal('start'),
    user: Recipient,
    allowInvite: z.exactOptional(z.boolean()),
  }),
  z.object({
    mode: z.literal('create'),
    type: z.enum(['single', 'group']),
    /** IDs with names. */
    people: z.array(z.object({ id: z.string(), name: z.string() })),
    title: z.exactOptional(z.string()),
  }),
])
export type RequestedChat = z.infer<typeof RequestedChat>

/**
 * A chat that was opened. It has no fields for tokens or messages, and unknown fields are dropped
 * when it is written and read.
 */
export const Recent = z.object({
  /** The mount of the server: `/sandbox` or `/beeper`. */
  mount: z.string(),
  accountID: z.string().check(z.minLength(1)),
  chatID: z.string().check(z.minLength(1)),
  title: z.string().check(z.minLength(1)),
  network: z.object({ type: z.optional(z.string()), name: z.string() }),
  isGroup: z.boolean(),
  /** The server's `status`: `created`, `existing`, any other value or none. */
  status: z.optional(z.string()),
  /** When it was last opened, in milliseconds since 1970. */
  at: z.number().check(z.gte(0), z.lte(8.64e15)),
  asked: RequestedChat,
})
export type Recent = z.infer<typeof Recent>

/** Whether two entries are of the same chat. */
export const isSameChat = (one: Recent, other: Recent) =>
  one.mount === other.mount && one.chatID === other.chatID

const textOf = ({ title, network, asked, chatID }: Recent) =>
  foldAccents(
    [
      title,
      network.name,
      chatID,
      ...(asked.mode === 'start'
        ? Object.values(asked.user)
        : asked.people.map(({ name }) => name)),
    ].join(' '),
  )

/** The entries that contain every word in title, network, people or ID. */
export function searchRecents(recents: readonly Recent[], typed: string): readonly Recent[] {
  const words = foldAccents(typed).split(/\s+/).filter(Boolean)
  return recents.filter((recent) => {
    const text = textOf(recent)
    return words.every((word) => text.includes(word))
  })
}
