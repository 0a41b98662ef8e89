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

/** Every change of the person in the draft. Each takes the whole draft and gives the next one. */

/**
 * Another text in the field that takes anything. It is another person: whatever came with the last
 * one leaves. What was typed into a detail by hand stays.
 */
export function typeWho(draft: WholeDraft, text: string): WholeDraft {
  const readAs = text === '' ? '' : draft.readAs
  // a country was said of one number: it holds while that is edited, and of no other
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

/** What the text in the field means. A text that is read as something else is one person. */
export const readWho = ({ who, readAs }: Pick<WholeDraft, 'who' | 'readAs'>) =>
  readAs && who ? recognizeAs(who, readAs) : recognize(who)

/** The text in the field is something else than it looks like. */
export function readWhoAs(draft: WholeDraft, identifier: Identifier): WholeDraft {
  return typeWho({ ...draft, readAs: identifier }, draft.who)
}

/** A contact was chosen, on the account that knows them: nothing of another person stays. */
export function pickContact(
  draft: WholeDraft,
  contact: User,
  { mount, accountID }: { mount: string; accountID: string },
): WholeDraft {
  return {
    ...settle(withoutPerson(draft), detailsOf(contact), 'contact'),
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

/** An account that was chosen gives way to the contact's; all accounts stay all accounts. */
const chosenAccount = ({ accountIDs }: WholeDraft, mount: string, accountID: string) => ({
  accountIDs: accountIDs[mount] ? { ...accountIDs, [mount]: accountID } : accountIDs,
})

/** A contact card was read: the first of its addresses is used, the others are offered. */
export function takeCard(draft: WholeDraft, { user, others }: Recognized): WholeDraft {
  return {
    ...settle(withoutPerson(draft), { ...emptyDetails, ...user }, 'card'),
    who: user.fullName ?? user.phoneNumber ?? user.email ?? user.username ?? user.id ?? '',
    readAs: '',
    offers: others.flatMap(offerOf),
  }
}

export const offerOf = ({ identifier, user, label }: Recognized): Offer[] => {
  const value = user[identifier]
  return value ? [{ identifier, value, ...(label && { label }) }] : []
}

/** Another number or address of the same card or text is used instead. */
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
    ...settle(
      withoutPerson(draft),
      { ...emptyDetails, fullName, [offer.identifier]: offer.value },
      from,
    ),
    who: draft.who,
    offers: [...before, ...others],
  }
}

/**
 * A detail was edited by hand. Another number is another person: whoever was chosen or recognized
 * leaves, with all that came with them. A name only ranks matches, so with it they stay.
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
 * Another account, or all of them. What was typed stays; the ID of a chosen person holds on their own
 * account only, and is there again on return.
 */
export const changeAccount = (draft: WholeDraft, mount: string, accountID: string): WholeDraft => ({
  ...draft,
  accountIDs: { ...draft.accountIDs, [mount]: accountID },
  // whoever chooses an account under a link means that account
  keepsAccount: accountID !== '',
})

/** The country that a number is from, ISO 3166. */
export const chooseCountry = (draft: WholeDraft, country: string): WholeDraft => ({
  ...draft,
  country,
})

/** The account that was chosen stays, although the link in the field belongs to another network. */
export const keepAccount = (draft: WholeDraft): WholeDraft => ({ ...draft, keepsAccount: true })

export const changeMode = (draft: WholeDraft, mode: WholeDraft['mode']): WholeDraft => ({
  ...draft,
  mode,
})

/** Somebody edited the message: it no longer leaves with the link it came with. */
export const editMessage = (draft: WholeDraft, messageText: string): WholeDraft => ({
  ...draft,
  messageText,
  filledName: hasName(messageText, draft.filledName) ? draft.filledName : '',
  isMessageFromLink: false,
})

/** The message with a first name in it that is that of the person: of another one it is not. */
export const nameInMessage = (draft: WholeDraft, messageText: string, filledName: string) =>
  editMessage({ ...draft, filledName }, messageText)

const noMessage = { messageText: '', filledName: '', isMessageFromLink: false }

/** The same person under another number, as countries have changed theirs. */
export function changeNumber(draft: WholeDraft, phoneNumber: string): WholeDraft {
  return draft.origins.phoneNumber === 'who'
    ? typeWho(draft, phoneNumber)
    : editDetail(draft, 'phoneNumber', phoneNumber)
}

/** Where field and details mean different people: one of them is dropped. */
export function settleConflict(draft: WholeDraft, keep: 'who' | 'details'): WholeDraft {
  if (keep === 'details') return { ...withoutPerson(draft), who: '', readAs: '' }
  return typeWho({ ...draft, user: emptyDetails, origins: {} }, draft.who)
}

/** What fills the form from outside. What is absent stays blank, the message apart. */
export interface Prefill {
  mode: WholeDraft['mode']
  origin: 'link' | 'recents'
  mount: string
  accountID?: string | undefined
  /** Anything that says who, as if it had been typed. */
  who?: string | undefined
  user: Partial<WholeDraft['user']>
  allowInvite?: boolean | undefined
  type?: 'single' | 'group' | undefined
  participants: readonly Participant[]
  title?: string | undefined
  messageText?: string | undefined
}

/** Fills the form, and sends nothing. The other mode keeps its own values. */
export function prefill(draft: WholeDraft, wanted: Prefill): WholeDraft {
  const { mode, mount, accountID = '', messageText } = wanted
  const next: WholeDraft = {
    ...draft,
    mode,
    accountIDs: { ...draft.accountIDs, [mount]: accountID },
  }
  const message =
    messageText === undefined
      ? {}
      : { ...noMessage, messageText, isMessageFromLink: wanted.origin === 'link' }
  if (mode === 'create') {
    const { participants, type = '', title = '' } = wanted
    return { ...next, participants: [...participants], type, title, adding: '', ...message }
  }
  const { allowInvite = true } = wanted
  // the message of the person before leaves with them, so this one comes after
  return { ...prefillPerson(next, wanted), allowInvite, ...message }
}

function prefillPerson(draft: WholeDraft, wanted: Prefill): WholeDraft {
  const { who, user, origin, mount, accountID } = wanted
  const blank = { ...withoutPerson(draft), user: emptyDetails, readAs: '' as const }
  const typed = who === undefined ? blank : typeWho(blank, who)
  const details = { ...typed.user, ...user }
  return {
    ...settle(typed, details, origin),
    who: who ?? displayName(withoutBlank(details)),
    // what the link says beside a text stays when the text is read anew
    origins: { ...originsOf(details, origin), ...typed.origins },
    // a recent entry is a chat that was opened; what a link says of an ID is only claimed
    person:
      origin === 'recents' && accountID && user.id
        ? chosenPerson(withoutBlank(details), mount, accountID)
        : undefined,
    keepsAccount: accountID !== undefined && who === undefined,
  }
}

/** After a chat was opened, or to begin anew: mode and accounts stay. */
export const emptied = ({ mode, accountIDs }: WholeDraft): WholeDraft => ({
  ...emptyDraft,
  mode,
  accountIDs,
})

/**
 * After a chat was opened the form is ready for the next person, unless another one was typed
 * meanwhile. The message that was sent leaves in either case.
 */
export function afterOpened(draft: WholeDraft, sent: WholeDraft): WholeDraft {
  if (textOf(draft) === textOf(sent)) return emptied(draft)
  return draft.messageText === sent.messageText ? { ...draft, ...noMessage } : draft
}

// what was sent has been through the schema, which puts the keys of participants in its own order
const textOf = (draft: WholeDraft) => JSON.stringify(WholeDraft.parse(draft))

/** The draft without the person: the details that came with them, and what was said of them. */
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

/** Fills what is blank. */
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

/** Fills everything: what was typed by hand was about another person. */
const settle = (draft: WholeDraft, user: WholeDraft['user'], origin: Origin): WholeDraft => ({
  ...draft,
  user,
  origins: originsOf(user, origin),
})

const originsOf = (user: WholeDraft['user'], origin: Origin): WholeDraft['origins'] =>
  Object.fromEntries(identifiers.flatMap((name) => (user[name] ? [[name, origin]] : [])))

const withoutBlank = (user: WholeDraft['user']): Partial<User> =>
  Object.fromEntries(Object.entries(user).filter(([, value]) => value !== ''))
