import * as z from 'zod/mini'
import { lenient } from '#contract/lenient.ts'
import { type Identifier, identifiers } from '#recognize/recognize.ts'

export { type Identifier, identifiers }

/** What other networks may know somebody by, and the words they were typed as. */
export const Known = z.object({
  typed: z.exactOptional(z.string()),
  phoneNumber: z.exactOptional(z.string()),
  email: z.exactOptional(z.string()),
  username: z.exactOptional(z.string()),
  fullName: z.exactOptional(z.string()),
})
export type Known = z.infer<typeof Known>

/** What somebody is called in one place: `about` is the number or handle people know them by. */
const Called = z.object({
  id: z.string(),
  name: z.string(),
  about: z.exactOptional(z.string()),
})

const doubts = ['asking', 'unknown', 'several', 'unsure', 'self', 'failed'] as const

/**
 * Somebody picked for a new chat: the ID is what is sent, the name what is shown. Where only words
 * were given they stand for both, and `doubt` says why nobody is known by them yet.
 */
export const Picked = z.object({
  ...Called.shape,
  doubt: z.exactOptional(z.catch(z.enum(doubts), 'unknown')),
  /** The place that the ID, or the doubt, belongs to. */
  at: z.exactOptional(z.string()),
  known: z.exactOptional(z.catch(Known, {})),
  /** Why they were refused where they were asked for, ready to be shown; they may be tried again. */
  refused: z.exactOptional(z.string()),
  /** Who they turned out to be, by place. */
  there: z.exactOptional(z.catch(z.record(z.string(), Called), {})),
})
export type Picked = z.infer<typeof Picked>

const shared = { accountID: z.string(), messageText: z.string() }

/** The form while somebody is to be found: each identifier as it was typed. */
export const StartDraft = z.object({
  mode: z.literal('start'),
  ...shared,
  /** What stands in the field that takes anything. */
  who: z.string(),
  /** What somebody said that text is, where it was read as something else; empty for as it looks. */
  readAs: z.enum(['', 'id', 'username', 'phoneNumber', 'email', 'fullName']),
  user: z.object({
    id: z.string(),
    username: z.string(),
    phoneNumber: z.string(),
    email: z.string(),
    fullName: z.string(),
  }),
  /**
   * What was found in one place and holds there only; `isAway` while another place is chosen, and
   * it is out of the fields.
   */
  placed: lenient(
    z.object({ at: z.string(), id: z.string(), username: z.string(), isAway: z.boolean() }),
  ),
  /** ISO 3166: where a number without a country code is from; empty until somebody has said it. */
  country: z.string(),
  allowInvite: z.boolean(),
})
export type StartDraft = z.infer<typeof StartDraft>

/** The form while people are picked. */
export const CreateDraft = z.object({
  mode: z.literal('create'),
  ...shared,
  type: z.enum(['single', 'group']),
  /** What stands in the field that adds people. */
  adding: z.string(),
  participants: z.array(Picked),
  title: z.string(),
})
export type CreateDraft = z.infer<typeof CreateDraft>

/** The form's values, shaped like the union that is sent. */
export const Draft = z.discriminatedUnion('mode', [StartDraft, CreateDraft])
export type Draft = z.infer<typeof Draft>

/** Everything the form holds: the values of both modes, of which one is shown. */
export const WholeDraft = z.extend(StartDraft, {
  ...CreateDraft.shape,
  mode: z.enum(['start', 'create']),
})
export type WholeDraft = z.infer<typeof WholeDraft>

/** An empty form that holds the values of both modes, so that neither is lost by a switch. */
export const emptyDraft: StartDraft & Omit<CreateDraft, 'mode'> = {
  mode: 'start',
  accountID: '',
  messageText: '',
  who: '',
  readAs: '',
  user: { id: '', username: '', phoneNumber: '', email: '', fullName: '' },
  country: '',
  allowInvite: true,
  type: 'group',
  adding: '',
  participants: [],
  title: '',
}

/** What is left of a draft once it is emptied: how, where and from which country people are reached. */
export const emptied = ({ mode, accountID, ...rest }: Draft): WholeDraft => ({
  ...emptyDraft,
  mode,
  accountID,
  country: 'country' in rest ? rest.country : '',
})

/** What of somebody holds in one place only: an ID always, a username as often as not. */
export const placedAt = (at: string, { id = '', username = '' }: Partial<StartDraft['user']>) => ({
  at,
  id,
  username,
  isAway: false,
})

/** The whole draft as the form library knows it: one of the two, with the other's values beside it. */
export const asDraft = ({ mode, ...rest }: WholeDraft): Draft =>
  mode === 'start' ? { ...rest, mode } : { ...rest, mode }
