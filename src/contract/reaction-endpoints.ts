import * as z from 'zod/mini'
import type { Endpoint } from './endpoint.ts'

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
