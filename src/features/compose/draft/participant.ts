import * as z from 'zod/mini'

/** What other networks may know a participant by, and the text that was typed. */
export const Known = z.object({
  typed: z.exactOptional(z.string()),
  phoneNumber: z.exactOptional(z.string()),
  email: z.exactOptional(z.string()),
  username: z.exactOptional(z.string()),
  fullName: z.exactOptional(z.string()),
})
export type Known = z.infer<typeof Known>

/** What a participant is on one account: `about` is the number or handle people know them by. */
const OnAccount = z.object({
  id: z.string(),
  name: z.string(),
  about: z.exactOptional(z.string()),
  imgURL: z.exactOptional(z.string()),
  cannotMessage: z.exactOptional(z.boolean()),
})
export type OnAccount = z.infer<typeof OnAccount>

const lookups = ['pending', 'unknown', 'ambiguous', 'namesake', 'self', 'failed'] as const

/**
 * A participant of a new chat: the ID is what is sent, the name what is shown. Until the person is
 * found both are the text that was typed, and `lookup` says how far that is.
 */
export const Participant = z.object({
  /** Tells participants apart, whatever becomes of their IDs. */
  key: z.string(),
  ...OnAccount.shape,
  lookup: z.exactOptional(z.catch(z.enum(lookups), 'unknown')),
  /** The account that the ID, or the lookup, belongs to. */
  accountKey: z.exactOptional(z.string()),
  known: z.catch(Known, {}),
  /** Why the server refused them, ready to be shown; they may be tried again. */
  refused: z.exactOptional(z.string()),
  /** Who they turned out to be on other accounts. */
  byAccount: z.catch(z.record(z.string(), OnAccount), {}),
})
export type Participant = z.infer<typeof Participant>
