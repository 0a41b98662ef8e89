import { displayName } from '#beeper/recipient/contact-match.ts'
import type { User } from '#contract/contacts.ts'
import { type Identifier, identifiers, type Recognized } from '#recognize/recognition.ts'
import { recognize, recognizeAs } from '#recognize/recognize.ts'
import { hasName } from '../snippets/placeholder.ts'
import {
  accountKey,
  type ChosenPerson,
  detailsOf,
  emptyDetails,
  emptyDraft,
  type Offer,
  type Origin,
  type Participant,
  WholeDraft,
} from './draft.ts'

/** Every change of the person in the draft. Each takes the whole draft and returns the next one. */

/**
 * Another text in the recipient field is another person: what came with the previous one is
 * removed. Details that were typed by hand stay.
 */
export function typeWho(draft: WholeDraft, text: string): WholeDraft {
  const readAs = text === '' ? '' : draft.readAs
  // the country was chosen for one number: it is kept while that number is edited
  const isEdited = text !== '' && (text.startsWith(draft.who) || draft.who.startsWith(text))
  const country = isEdited && draft.who !== '' ? draft.country : ''
  const next: WholeDraft = { ...withoutPerson(draft), who: text, readAs, country }
  const reading = readWho(next)
  if (reading?.kind !== 'person') return next
  const { messageText } = reading
  const takesMessage = messageText !== undefined && next.messageText.trim() === ''
  return {
    ...fill(next, reading.user, 'who'),
    ...(takesMessage && { messageText, isMessageFromLink: true }),
  }
}

/** What the text in the field means. A text with an explicit `readAs` is always one person. */
export const readWho = ({ who, readAs }: Pick<WholeDraft, 'who' | 'readAs'>) =>
  readAs && who ? recognizeAs(who, readAs) : recognize(who)

/** Overrides what the text in the field was recognized as. */
export function readWhoAs(draft: WholeDraft, identifier: Identifier): WholeDraft {
  return typeWho({ ...draft, readAs: identifier }, draft.who)
}

/** Chooses a contact of an account. Replaces all that the draft says of a person. */
export function pickContact(
  draft: WholeDraft,
  contact: User,
  { mount, accountID }: { mount: string; accountID: string },
): WholeDraft {
  return {
    ...replaceDetails(withoutPerson(draft), detailsOf(contact), 'contact'),
    who: displayName(contact),
    readAs: '',
    person: chosenPerson(contact, mount, accountID),
    ...chosenAccount(draft, mount, accountID),
  }
}

function chosenPerson(contact: Partial<User>, mount: string, accountID: string): ChosenPerson {
  const { id = '', username, phoneNumber, email, imgURL, cannotMessage, isSelf } = contact
  return {
    accountKey: accountKey(mount, accountID),
    accountID,
    id,
    name: displayName(contact),
    ...(username && { username }),
    ...(phoneNumber && { phoneNumber }),
    ...(email && { email }),
    ...(imgURL && { imgURL }),
    ...(cannotMessage && { cannotMessage }),
    ...(isSelf && { isSelf }),
  }
}

/** A chosen account is replaced by the contact's; "all accounts" is kept. */
const chosenAccount = ({ accountIDs }: WholeDraft, mount: string, accountID: string) => ({
  accountIDs: accountIDs[mount] ? { ...accountIDs, [mount]: accountID } : accountIDs,
})

/** Fills in a contact card: the first of its addresses is used, the others are offered. */
export function takeCard(draft: WholeDraft, { user, others }: Recognized): WholeDraft {
  return {
    ...replaceDetails(withoutPerson(draft), { ...emptyDetails, ...user }, 'card'),
    who: user.fullName ?? user.phoneNumber ?? user.email ?? user.username ?? user.id ?? '',
    readAs: '',
    offers: others.flatMap(offerOf),
  }
}

export const offerOf = ({ identifier, user, label }: Recognized): Offer[] => {
  const value = user[identifier]
  return value ? [{ identifier, value, ...(label && { label }) }] : []
}

/** Uses another number or address of the same card or text instead. */
export function takeOffer(draft: WholeDraft, offer: Offer): WholeDraft {
  const from = draft.offers.length > 0 ? 'card' : 'who'
  if (from === 'who') return typeWho(draft, offer.value)
  const { fullName } = draft.user
  const before = identifiers.flatMap((identifier): Offer[] => {
    const value = identifier === 'fullName' ? '' : draft.user[identifier]
    return value ? [{ identifier, value }] : []
  })
  const others = draft.offers.filter((other) => other !== offer)
  return {
    ...replaceDetails(
      withoutPerson(draft),
      { ...emptyDetails, fullName, [offer.identifier]: offer.value },
      from,
    ),
    who: draft.who,
    offers: [...before, ...others],
  }
}

/**
 * Edits a detail by hand. Another number is another person: the chosen or recognized person is
 * removed with all that came with them. A name only ranks matches, so editing it keeps the person.
 */
export function editDetail(draft: WholeDraft, name: Identifier, value: string): WholeDraft {
  const { [name]: _, ...rest } = draft.origins
  const isAnother =
    name !== 'fullName' &&
    (draft.person !== undefined ||
      identifiers.some((it) => it !== 'fullName' && it in draft.origins))
  const kept = isAnother ? { ...withoutPerson(draft), who: '' } : { ...draft, origins: rest }
  return { ...kept, user: { ...kept.user, [name]: value } }
}

/**
 * Chooses another account, or all of them. What was typed stays, and so does the chosen person,
 * whose ID is left out on other accounts (`detailsOn`) and used again on their own.
 */
export const changeAccount = (draft: WholeDraft, mount: string, accountID: string): WholeDraft => ({
  ...draft,
  accountIDs: { ...draft.accountIDs, [mount]: accountID },
  // an account that is chosen after the link takes precedence over it
  keepsAccount: accountID !== '',
})

/** `country` is ISO 3166. */
export const chooseCountry = (draft: WholeDraft, country: string): WholeDraft => ({
  ...draft,
  country,
})

/** Keeps the chosen account although the link in the field belongs to another network. */
export const keepAccount = (draft: WholeDraft): WholeDraft => ({ ...draft, keepsAccount: true })

export const changeMode = (draft: WholeDraft, mode: WholeDraft['mode']): WholeDraft => ({
  ...draft,
  mode,
})

/** Edits the message, which is then no longer removed with the link it came with. */
export const editMessage = (draft: WholeDraft, messageText: string): WholeDraft => ({
  ...draft,
  messageText,
  filledName: hasName(messageText, draft.filledName) ? draft.filledName : '',
  isMessageFromLink: false,
})

/** Sets the message, and the first name of the person that was filled into it. */
export const nameInMessage = (draft: WholeDraft, messageText: string, filledName: string) =>
  editMessage({ ...draft, filledName }, messageText)

const noMessage = { messageText: '', filledName: '', isMessageFromLink: false }

/** Replaces the number by another form of it, as countries have changed their numbering. */
export function changeNumber(draft: WholeDraft, phoneNumber: string): WholeDraft {
  return draft.origins.phoneNumber === 'who'
    ? typeWho(draft, phoneNumber)
    : editDetail(draft, 'phoneNumber', phoneNumber)
}

/** Resolves a conflict between field and details, which mean different people, by dropping one. */
export function resolveConflict(draft: WholeDraft, keep: 'who' | 'details'): WholeDraft {
  if (keep === 'details') return { ...withoutPerson(draft), who: '', readAs: '' }
  return typeWho({ ...draft, user: emptyDetails, origins: {} }, draft.who)
}

/** Values from outside the form. Absent ones become blank, except the message, which then stays. */
export interface Prefill {
  mode: WholeDraft['mode']
  origin: 'link' | 'recents'
  mount: string
  accountID?: string | undefined
  /** Text for the recipient field, recognized as if it had been typed. */
  who?: string | undefined
  user: Partial<WholeDraft['user']>
  allowInvite?: boolean | undefined
  type?: 'single' | 'group' | undefined
  participants: readonly Participant[]
  title?: string | undefined
  messageText?: string | undefined
}

/** Fills the form without sending. The other mode keeps its own values. */
export function prefill(draft: WholeDraft, values: Prefill): WholeDraft {
  const { mode, mount, accountID = '', messageText } = values
  const next: WholeDraft = {
    ...draft,
    mode,
    accountIDs: { ...draft.accountIDs, [mount]: accountID },
  }
  const message =
    messageText === undefined
      ? {}
      : { ...noMessage, messageText, isMessageFromLink: values.origin === 'link' }
  if (mode === 'create') {
    const { participants, type = '', title = '' } = values
    return { ...next, participants: [...participants], type, title, adding: '', ...message }
  }
  const { allowInvite = true } = values
  // last: removing the previous person may remove their message
  return { ...prefillPerson(next, values), allowInvite, ...message }
}

function prefillPerson(draft: WholeDraft, values: Prefill): WholeDraft {
  const { who, user, origin, mount, accountID } = values
  const blank = { ...withoutPerson(draft), user: emptyDetails, readAs: '' as const }
  const typed = who === undefined ? blank : typeWho(blank, who)
  const details = { ...typed.user, ...user }
  return {
    ...replaceDetails(typed, details, origin),
    who: who ?? displayName(withoutBlank(details)),
    // values that the link gives beside the text stay when the text is edited
    origins: { ...originsOf(details, origin), ...typed.origins },
    // the ID of a recent entry is certain, from a chat that was opened; that of a link is a claim
    person:
      origin === 'recents' && accountID && user.id
        ? chosenPerson(withoutBlank(details), mount, accountID)
        : undefined,
    keepsAccount: accountID !== undefined && who === undefined,
  }
}

/** An empty draft that keeps mode and accounts. */
export const emptied = ({ mode, accountIDs }: WholeDraft): WholeDraft => ({
  ...emptyDraft,
  mode,
  accountIDs,
})

/**
 * Empties the draft after a chat was opened, unless it was edited since the request: then only the
 * sent message is removed, unless that was edited too.
 */
export function afterOpened(draft: WholeDraft, sent: WholeDraft): WholeDraft {
  if (textOf(draft) === textOf(sent)) return emptied(draft)
  return draft.messageText === sent.messageText ? { ...draft, ...noMessage } : draft
}

// the sent draft was parsed by the schema, which changes the key order of participants
const textOf = (draft: WholeDraft) => JSON.stringify(WholeDraft.parse(draft))

/** The draft without the person, the details that came with them, and the choices made for them. */
export function withoutPerson(draft: WholeDraft): WholeDraft {
  const user = { ...draft.user }
  for (const name of identifiers) if (name in draft.origins) user[name] = ''
  return {
    ...draft,
    user,
    origins: {},
    person: undefined,
    offers: [],
    country: '',
    keepsAccount: false,
    ...(draft.isMessageFromLink && noMessage),
  }
}

/** Fills blank details only. */
function fill(draft: WholeDraft, user: Recognized['user'], origin: Origin): WholeDraft {
  const next = { ...draft, user: { ...draft.user }, origins: { ...draft.origins } }
  for (const name of identifiers) {
    const value = user[name]
    if (!value || next.user[name].trim() !== '') continue
    next.user[name] = value
    next.origins[name] = origin
  }
  return next
}

/** Replaces all details, also those typed by hand, which were about another person. */
const replaceDetails = (
  draft: WholeDraft,
  user: WholeDraft['user'],
  origin: Origin,
): WholeDraft => ({
  ...draft,
  user,
  origins: originsOf(user, origin),
})

const originsOf = (user: WholeDraft['user'], origin: Origin): WholeDraft['origins'] =>
  Object.fromEntries(identifiers.flatMap((name) => (user[name] ? [[name, origin]] : [])))

const withoutBlank = (user: WholeDraft['user']): Partial<User> =>
  Object.fromEntries(Object.entries(user).filter(([, value]) => value !== ''))
