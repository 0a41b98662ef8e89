import type { NetworkRules } from '#beeper/network-rules.ts'
import { type AccountContact, displayName } from '#beeper/recipient/contact-match.ts'
import type { User } from '#contract/contacts.ts'
import { isLocalNumber } from '#recognize/recognize.ts'
import { changeAccount } from './changes.ts'
import {
  accountKey,
  type Known,
  kindOf,
  type OnAccount,
  type Participant,
  type WholeDraft,
} from './draft.ts'

/** Every change of the participants. Each takes the whole draft and returns the next one. */

/** The result of looking a participant up. */
export type Found =
  | { status: 'ready'; contact: User }
  /** Several contacts match, or one does in part. */
  | { status: 'ambiguous'; contacts: readonly User[] }
  /** A contact with another number, or matched by name alone, who may be another person. */
  | { status: 'namesake'; contacts: readonly User[] }
  | { status: 'unknown' | 'self' | 'failed' }

/** A lookup and its result, which is dropped if the participant has changed since. */
export interface LookupResult {
  key: string
  /** The account that the participant belonged to when the lookup began. */
  from: string | undefined
  /** The account that was searched. */
  accountKey: string
  found: Found
}

/**
 * Adds contacts who are not in the list yet. The first one fixes the account; a contact of another
 * account is looked up there. `typed` maps contact IDs to the texts that found them.
 */
export function addParticipants(
  draft: WholeDraft,
  contacts: readonly AccountContact[],
  mount: string,
  typed: ReadonlyMap<string, string> = new Map(),
): WholeDraft {
  const [first] = contacts
  if (!first) return draft
  const target = accountKeyIn(draft, mount) ?? keyOf(first, mount)
  const added = contacts.map((one) => {
    const text = typed.get(one.contact.id)
    return {
      key: crypto.randomUUID(),
      ...foundAs(one.contact, keyOf(one, mount), text === undefined ? {} : { typed: text }, {}),
    }
  })
  const participants = [...draft.participants]
  for (const one of participantsOn(added, target)) {
    const isListed = participants.some((other) => isSame(other, one))
    if (!isListed) participants.push(one)
  }
  return moveParticipants({ ...draft, adding: '', participants }, target)
}

const keyOf = ({ account }: AccountContact, mount: string) => accountKey(mount, account.accountID)

/** The account that new participants belong to: the chosen one, else that of the first of them. */
function accountKeyIn({ accountIDs, participants }: WholeDraft, mount: string): string | undefined {
  const chosen = accountIDs[mount]
  if (chosen) return accountKey(mount, chosen)
  return participants.find((it) => it.accountKey?.startsWith(`${mount} `))?.accountKey
}

/** Whether two participants have the same ID on any account. */
const isSame = (one: Participant, other: Participant) =>
  Object.entries(one.byAccount).some(([key, { id }]) => other.byAccount[key]?.id === id)

/** Adds a text as a participant, who is looked up as soon as there is an account. */
export function typeParticipant(
  draft: WholeDraft,
  text: string,
  accountKey?: string | undefined,
): WholeDraft {
  const typed = text.trim()
  const next = { ...draft, adding: '' }
  if (!typed || draft.participants.some((it) => it.lookup && typedOf(it) === typed)) return next
  return { ...next, participants: [...draft.participants, typedParticipant(typed, accountKey)] }
}

/** A participant who is not looked up yet. */
export const typedParticipant = (typed: string, accountKey?: string | undefined): Participant => ({
  key: crypto.randomUUID(),
  id: typed,
  name: typed,
  lookup: 'pending',
  known: { typed },
  byAccount: {},
  ...(accountKey !== undefined && { accountKey }),
})

/** The text that was typed for a participant, or else the shown name. */
const typedOf = ({ known, name }: Participant) => known.typed ?? name

export const removeParticipant = (draft: WholeDraft, key: string): WholeDraft => ({
  ...draft,
  participants: draft.participants.filter((it) => it.key !== key),
})

/** Restores a removed participant, on the account that the others are on now. */
export function restoreParticipant(
  draft: WholeDraft,
  participant: Participant,
  index: number,
): WholeDraft {
  const others = draft.participants
  const { accountKey } = others.find((it) => it.accountKey !== undefined) ?? participant
  const [restored] = participantsOn([participant], accountKey)
  const isListed = others.some((it) => it.key === participant.key || isSame(it, participant))
  if (!restored || isListed) return draft
  return { ...draft, participants: others.toSpliced(index, 0, restored) }
}

/** Moves the text of a participant back into the field, whose own text becomes a participant. */
export function editParticipant(
  draft: WholeDraft,
  key: string,
  accountKey?: string | undefined,
): WholeDraft {
  const participant = draft.participants.find((it) => it.key === key)
  if (!participant) return draft
  const typed = typeParticipant(draft, draft.adding, accountKey)
  return { ...removeParticipant(typed, key), adding: typedOf(participant) }
}

/** Moves all participants to another account. */
export function moveParticipants(draft: WholeDraft, accountKey: string): WholeDraft {
  const participants = participantsOn(draft.participants, accountKey)
  return participants === draft.participants ? draft : { ...draft, participants }
}

/** Chooses an account and moves the participants to it; a blank ID chooses all accounts. */
export function chooseAccount(draft: WholeDraft, mount: string, accountID: string): WholeDraft {
  const next = changeAccount(draft, mount, accountID)
  return accountID ? moveParticipants(next, accountKey(mount, accountID)) : next
}

/**
 * The participants on an account: those found there before have their ID at once, the others are
 * pending a lookup by all that is known of them. An ID of another account is never used.
 */
export function participantsOn(
  participants: WholeDraft['participants'],
  accountKey: string | undefined,
): WholeDraft['participants'] {
  const isMoved = participants.every((it) => it.accountKey === accountKey)
  if (accountKey === undefined || isMoved) return participants
  return participants.map((it) => (it.accountKey === accountKey ? it : movedTo(it, accountKey)))
}

function movedTo(participant: Participant, accountKey: string): Participant {
  const { key, name, known, byAccount } = participant
  const moved = { key, known, byAccount, accountKey }
  const before = byAccount[accountKey]
  if (before) return { ...moved, ...before }
  const address = known.phoneNumber ?? known.email
  const id = address ?? known.typed ?? known.fullName ?? name
  return { ...moved, id, name, ...(address && { about: address }), lookup: 'pending' }
}

/** Applies lookup results, except for participants who were removed, moved or changed since. */
export function putLookups(draft: WholeDraft, results: readonly LookupResult[]): WholeDraft {
  const byKey = new Map(results.map((result) => [result.key, result]))
  // of participants with the same ID the first one keeps it
  const taken = new Set(
    draft.participants.flatMap((it) => (it.lookup ? [] : `${it.accountKey} ${it.id}`)),
  )
  const participants = draft.participants.flatMap((it) => {
    const result = byKey.get(it.key)
    return result && isAwaited(it, result) ? withResult(it, result, taken) : it
  })
  return { ...draft, participants }
}

const isAwaited = (it: Participant, { from, accountKey }: LookupResult) =>
  it.accountKey === from && (it.accountKey !== accountKey || it.lookup === 'pending')

function withResult(
  participant: Participant,
  { found, accountKey }: LookupResult,
  taken: Set<string>,
): Participant[] {
  const [on = participant] = participantsOn([participant], accountKey)
  if (found.status !== 'ready') return [{ ...on, lookup: found.status }]
  const id = `${accountKey} ${found.contact.id}`
  if (!taken.has(id)) {
    taken.add(id)
    return [foundParticipant(on, found.contact, accountKey)]
  }
  // a text typed twice is one person; two people of another account stay two
  return isOnlyTyped(on) ? [] : [{ ...on, lookup: 'namesake' }]
}

const isOnlyTyped = ({ known, byAccount }: Participant) =>
  Object.keys(known).every((name) => name === 'typed') && Object.keys(byAccount).length === 0

/** Resolves a participant to a contact. A contact who is in the list already is not added again. */
export function chooseParticipant(
  draft: WholeDraft,
  key: string,
  contact: User,
  accountKey: string,
): WholeDraft {
  const isListed = draft.participants.some(
    (it) => it.key !== key && it.byAccount[accountKey]?.id === contact.id,
  )
  if (isListed) return removeParticipant(draft, key)
  return change(draft, key, (it) => foundParticipant(it, contact, accountKey))
}

/** Looks a participant up again, and clears the server's refusal. */
export const retryParticipant = (
  draft: WholeDraft,
  key: string,
  accountKey?: string | undefined,
): WholeDraft =>
  change(draft, key, ({ refused: _, ...it }) => ({
    ...it,
    lookup: 'pending',
    ...(accountKey !== undefined && { accountKey }),
  }))

/** Sets the country of numbers without a country code, and looks those up again. */
export function countryOfParticipants(draft: WholeDraft, country: string): WholeDraft {
  const participants = draft.participants.map((it) =>
    needsCountry(it) ? { ...it, lookup: 'pending' as const } : it,
  )
  return { ...draft, country, participants }
}

/** Whether the lookup found no one because the number lacks its country code. */
export const needsCountry = (participant: Pick<Participant, 'lookup' | 'known' | 'name'>) =>
  participant.lookup === 'unknown' && isLocalNumber(participant.known.typed ?? participant.name)

/** Marks the participants whom the server refused, by the sent ID, and unmarks all others. */
export function refuseParticipants(
  draft: WholeDraft,
  refusals: readonly { id: string; text: string }[],
): WholeDraft {
  const texts = new Map(refusals.map(({ id, text }) => [id, text]))
  const participants = draft.participants.map(({ refused, ...it }) => {
    const text = texts.get(it.id)
    return text === undefined ? it : { ...it, refused: text }
  })
  return { ...draft, participants }
}

export const changeKind = (draft: WholeDraft, type: WholeDraft['type']): WholeDraft => ({
  ...draft,
  type,
})

/** The kinds of chat that a network can create; both while no account is known. */
export function kindsOn(rules: NetworkRules | undefined): readonly ('single' | 'group')[] {
  const hasDirect = rules?.lookups?.create_dm !== false
  const hasGroups = rules?.group !== false
  if (hasDirect && hasGroups) return ['single', 'group']
  return hasGroups ? ['group'] : ['single']
}

/** Direct or group, limited to what the network can create. */
export function kindOn(
  draft: Pick<WholeDraft, 'type' | 'participants'>,
  rules: NetworkRules | undefined,
): 'single' | 'group' {
  const kind = kindOf(draft)
  const [only = kind, ...others] = kindsOn(rules)
  return others.length > 0 ? kind : only
}

const change = (
  draft: WholeDraft,
  key: string,
  next: (participant: Participant) => Participant,
): WholeDraft => ({
  ...draft,
  participants: draft.participants.map((it) => (it.key === key ? next(it) : it)),
})

const foundParticipant = (
  { key, known, byAccount }: Participant,
  contact: User,
  accountKey: string,
): Participant => ({ key, ...foundAs(contact, accountKey, known, byAccount) })

function foundAs(
  contact: User,
  accountKey: string,
  known: Known,
  byAccount: Participant['byAccount'],
): Omit<Participant, 'key'> {
  const { phoneNumber, email, username, fullName, imgURL, cannotMessage } = contact
  const about = phoneNumber ?? username ?? email
  const onAccount: OnAccount = {
    id: contact.id,
    name: displayName(contact),
    ...(about && { about }),
    ...(imgURL && { imgURL }),
    ...(cannotMessage && { cannotMessage }),
  }
  return {
    ...onAccount,
    accountKey,
    known: {
      ...(phoneNumber && { phoneNumber }),
      ...(email && { email }),
      ...(username && { username }),
      ...(fullName && { fullName }),
      ...known,
    },
    byAccount: { ...byAccount, [accountKey]: onAccount },
  }
}
