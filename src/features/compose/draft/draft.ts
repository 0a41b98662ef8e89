import * as z from 'zod/mini'
import type { User } from '#contract/contacts.ts'
import { lenient } from '#contract/lenient.ts'
import { type Identifier, identifiers } from '#recognize/recognition.ts'

const names = z.enum(identifiers)

/** Each identifier as it was typed or filled in; blank where nothing is given. */
export const Details = z.object({
  id: z.string(),
  username: z.string(),
  phoneNumber: z.string(),
  email: z.string(),
  fullName: z.string(),
})
export type Details = z.infer<typeof Details>

/** What filled a detail in. What was typed into the detail itself has no origin. */
const origins = ['who', 'contact', 'link', 'card', 'recents'] as const
export type Origin = (typeof origins)[number]

/** A contact who was chosen. The ID, and a username as often as not, hold on one account only. */
export const ChosenPerson = z.object({
  /** `accountKey` of the account that knows them by this ID. */
  accountKey: z.string(),
  accountID: z.string(),
  id: z.string(),
  name: z.string(),
  username: z.exactOptional(z.string()),
  phoneNumber: z.exactOptional(z.string()),
  email: z.exactOptional(z.string()),
  imgURL: z.exactOptional(z.string()),
  cannotMessage: z.exactOptional(z.boolean()),
  isSelf: z.exactOptional(z.boolean()),
})
export type ChosenPerson = z.infer<typeof ChosenPerson>

/** Another number or address of a contact card: offered, not used. */
export const Offer = z.object({
  identifier: names,
  value: z.string(),
  label: z.exactOptional(z.string()),
})
export type Offer = z.infer<typeof Offer>

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

const shared = {
  /** The account that was chosen on each server, by its mount; all accounts where none is. */
  accountIDs: z.record(z.string(), z.string()),
  messageText: z.string(),
  /** The first name that the message was given for `{first name}`; blank once it is not in it. */
  filledName: z.catch(z.string(), ''),
}

/** The form while one person is to be reached. */
const StartDraft = z.object({
  mode: z.literal('start'),
  ...shared,
  /** What stands in the field that takes anything. */
  who: z.string(),
  /** What that text is to be read as; blank for as it looks. */
  readAs: z.enum(['', ...identifiers]),
  user: Details,
  /** Whatever came with a person leaves with that person. */
  origins: z.catch(z.partialRecord(names, z.enum(origins)), {}),
  person: lenient(ChosenPerson),
  offers: z.catch(z.array(Offer), []),
  /** The message came with a link, and leaves with it. */
  isMessageFromLink: z.catch(z.boolean(), false),
  /** The chosen account stays, although a link belongs to another network. */
  keepsAccount: z.catch(z.boolean(), false),
  /** ISO 3166: where a number without a country code is from; blank until it was said. */
  country: z.string(),
  allowInvite: z.boolean(),
})

/** The form while participants are picked. */
const CreateDraft = z.object({
  mode: z.literal('create'),
  ...shared,
  /** Direct or group; blank follows the number of participants. */
  type: z.enum(['', 'single', 'group']),
  /** What stands in the field that adds participants. */
  adding: z.string(),
  participants: z.array(Participant),
  title: z.string(),
  country: z.string(),
})

/** Everything the form holds: the values of both modes, of which one is shown. */
export const WholeDraft = z.extend(StartDraft, {
  ...CreateDraft.shape,
  mode: z.enum(['start', 'create']),
})
export type WholeDraft = z.infer<typeof WholeDraft>

export const emptyDetails: Details = {
  id: '',
  username: '',
  phoneNumber: '',
  email: '',
  fullName: '',
}

export const emptyDraft: WholeDraft = {
  mode: 'start',
  accountIDs: {},
  messageText: '',
  filledName: '',
  who: '',
  readAs: '',
  user: emptyDetails,
  origins: {},
  person: undefined,
  offers: [],
  isMessageFromLink: false,
  keepsAccount: false,
  country: '',
  allowInvite: true,
  type: '',
  adding: '',
  participants: [],
  title: '',
}

/** An account of one server. An ID of one means nobody, or another person, on any other. */
export const accountKey = (mount: string, accountID: string) => `${mount} ${accountID}`

/** The details of a contact, for the fields. */
export const detailsOf = (user: Partial<User>): Details => ({
  id: user.id ?? '',
  username: user.username ?? '',
  phoneNumber: user.phoneNumber ?? '',
  email: user.email ?? '',
  fullName: user.fullName ?? '',
})

/** Whether anything is given that can find a person: a name alone cannot. */
export const isGiven = (user: Details) => finding.some((name) => user[name].trim() !== '')

const finding = ['id', 'username', 'phoneNumber', 'email'] as const satisfies Identifier[]

/** Direct or group: as chosen, else one participant proposes a direct chat, more propose a group. */
export const kindOf = ({ type, participants }: Pick<WholeDraft, 'type' | 'participants'>) =>
  type || (participants.length === 1 ? 'single' : 'group')
