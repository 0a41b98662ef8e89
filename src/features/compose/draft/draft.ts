import * as z from 'zod/mini'
import type { User } from '#contract/contacts.ts'
import { lenient } from '#contract/lenient.ts'
import { type Identifier, identifiers } from '#recognize/recognition.ts'

const names = z.enum(identifiers)

/** Each identifier as typed or filled in; blank where none is given. */
export const Details = z.object({
  id: z.string(),
  username: z.string(),
  phoneNumber: z.string(),
  email: z.string(),
  fullName: z.string(),
})
export type Details = z.infer<typeof Details>

/** What filled a detail in. A detail that was typed by hand has no origin. */
const origins = ['who', 'contact', 'link', 'card', 'recents'] as const
export type Origin = (typeof origins)[number]

/** The chosen contact. The ID, and often the username, are valid on one account only. */
export const ChosenPerson = z.object({
  /** `accountKey` of the account that the ID belongs to. */
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

/** Another number or address of a contact card, offered as an alternative. */
export const Offer = z.object({
  identifier: names,
  value: z.string(),
  label: z.exactOptional(z.string()),
})
export type Offer = z.infer<typeof Offer>

/** Identifiers that may find a participant on other networks, and the text that was typed. */
export const Known = z.object({
  typed: z.exactOptional(z.string()),
  phoneNumber: z.exactOptional(z.string()),
  email: z.exactOptional(z.string()),
  username: z.exactOptional(z.string()),
  fullName: z.exactOptional(z.string()),
})
export type Known = z.infer<typeof Known>

/** A participant as one account has them; `about` is their number, handle or address. */
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
 * A participant of a new chat: the ID is sent, the name is shown. Until the lookup has found a
 * contact both are the text that was typed, and `lookup` is its status.
 */
export const Participant = z.object({
  /** Identifies the participant in the list; stays the same when the ID changes. */
  key: z.string(),
  ...OnAccount.shape,
  lookup: z.exactOptional(z.catch(z.enum(lookups), 'unknown')),
  /** The account that the ID, or the lookup, belongs to. */
  accountKey: z.exactOptional(z.string()),
  known: z.catch(Known, {}),
  /** Why the server refused them, as shown; a retry clears it. */
  refused: z.exactOptional(z.string()),
  /** The participant on each account where they were found. */
  byAccount: z.catch(z.record(z.string(), OnAccount), {}),
})
export type Participant = z.infer<typeof Participant>

const shared = {
  /** The chosen account of each server, by its mount; blank or absent for all accounts. */
  accountIDs: z.record(z.string(), z.string()),
  messageText: z.string(),
  /** The first name that replaced `{first name}` in the message; blank once it is not in it. */
  filledName: z.catch(z.string(), ''),
}

/** The form in the mode for one person. */
const StartDraft = z.object({
  mode: z.literal('start'),
  ...shared,
  /** The text of the recipient field, which takes any identifier. */
  who: z.string(),
  /** What that text is read as; blank to recognize it. */
  readAs: z.enum(['', ...identifiers]),
  user: Details,
  /** What filled each detail in: it is removed together with the person it came with. */
  origins: z.catch(z.partialRecord(names, z.enum(origins)), {}),
  person: lenient(ChosenPerson),
  offers: z.catch(z.array(Offer), []),
  /** The message came with a link, and is removed with it. */
  isMessageFromLink: z.catch(z.boolean(), false),
  /** Keeps the chosen account although a link belongs to another network. */
  keepsAccount: z.catch(z.boolean(), false),
  /** ISO 3166: the country of a number without a country code; blank until chosen. */
  country: z.string(),
  allowInvite: z.boolean(),
})

/** The form in the mode for participants. */
const CreateDraft = z.object({
  mode: z.literal('create'),
  ...shared,
  /** Direct or group; blank follows the number of participants. */
  type: z.enum(['', 'single', 'group']),
  /** The text of the field that adds participants. */
  adding: z.string(),
  participants: z.array(Participant),
  title: z.string(),
  country: z.string(),
})

/** Everything the form holds: the values of both modes; one mode is shown. */
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

/** Identifies an account of one server. A user ID is valid for one such account only. */
export const accountKey = (mount: string, accountID: string) => `${mount} ${accountID}`

/** A contact as values of the detail fields. */
export const detailsOf = (user: Partial<User>): Details => ({
  id: user.id ?? '',
  username: user.username ?? '',
  phoneNumber: user.phoneNumber ?? '',
  email: user.email ?? '',
  fullName: user.fullName ?? '',
})

/** Whether an identifier is given. A name alone identifies no one. */
export const isGiven = (user: Details) => addressing.some((name) => user[name].trim() !== '')

const addressing = ['id', 'username', 'phoneNumber', 'email'] as const satisfies Identifier[]

/**
 * Direct or group: as chosen, otherwise direct for one participant, a group for any other number.
 */
export const kindOf = ({ type, participants }: Pick<WholeDraft, 'type' | 'participants'>) =>
  type || (participants.length === 1 ? 'single' : 'group')
