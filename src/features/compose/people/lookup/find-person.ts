import { handleKey, phoneKey } from '#beeper/recipient/contact-match.ts'
import type { User } from '#contract/contacts.ts'
import { foldAccents } from '#recognize/plain-text.ts'
import type { Recognized, Unreadable } from '#recognize/recognition.ts'
import { recognize } from '#recognize/recognize.ts'
import type { Participant } from '../../draft/draft.ts'
import type { Found } from '../../draft/participants.ts'

/** The account that people are looked up on. */
export interface Finder {
  /** `bridge.type`, if known. */
  network: string | undefined
  /** The account's owner. */
  self: User
  /** Searches the account's contacts and its network. */
  search(query: string): Promise<readonly User[]>
  /** Every possible reading of a number, in E.164; none if its country is not known. */
  numbersOf(typed: string): Promise<readonly string[]>
}

/** The identifiers that one person is looked up by. */
export interface LookupTerms {
  id?: string | undefined
  username?: string | undefined
  phoneNumber?: string | undefined
  email?: string | undefined
  fullName?: string | undefined
  /** `bridge.type` of the networks that a link belongs to; empty for any. */
  networks: readonly string[]
  /** The terms are from another account, so name and handle may be another person's here. */
  isFromOtherAccount: boolean
}

const unknown: Found = { status: 'unknown' }

/** The terms of a recognized text; `name` is the text beside it in a list. */
export function termsOfReading(
  reading: Recognized | Unreadable | undefined,
  name?: string | undefined,
): LookupTerms {
  const base = { networks: [], isFromOtherAccount: false }
  if (reading?.kind !== 'person') return base
  return {
    ...base,
    fullName: name,
    ...reading.user,
    networks: reading.networks,
  }
}

/** The terms of a text that is not recognized yet. */
export function termsOfText(text: string): LookupTerms {
  const reading = recognize(text)
  return termsOfReading(reading?.kind === 'several' ? undefined : reading)
}

/** The terms of a participant: the text that was typed, or all that is known of them. */
export function termsOfParticipant({
  known,
  name,
}: Pick<Participant, 'known' | 'name'>): LookupTerms {
  const { typed, ...others } = known
  const fromText = termsOfText(typed ?? '')
  const isKnown = Object.keys(others).length > 0
  if (!isKnown && typed !== undefined) return fromText
  if (!isKnown) return { fullName: name, networks: [], isFromOtherAccount: true }
  const { phoneNumber, email } = fromText
  return { phoneNumber, email, ...others, networks: [], isFromOtherAccount: true }
}

/**
 * Finds the one contact that the terms identify. Given an address, a name is never tried instead. A
 * name alone is enough if it is the full name of one contact; lesser matches are `ambiguous`.
 */
export async function findPerson(terms: LookupTerms, finder: Finder): Promise<Found> {
  if (isSelf(terms, finder.self)) return { status: 'self' }
  const { phoneNumber, email } = terms
  if (phoneNumber) {
    const found = await findByNumber(phoneNumber, terms, finder)
    if (found.status !== 'unknown') return found
  }
  if (email) {
    const found = await findByAddress('email', email, terms, finder)
    if (found.status !== 'unknown') return found
  }
  if (terms.isFromOtherAccount) return findNamesake(terms, finder)
  if (phoneNumber || email) return unknown
  if (terms.id) return findExactly('id', terms.id, terms, finder)
  if (terms.username) return findByHandle(terms.username, terms, finder)
  return terms.fullName ? findByName(terms.fullName, finder) : unknown
}

/** All contacts that the terms may identify, to choose one of them. */
export async function candidatesFor(terms: LookupTerms, finder: Finder): Promise<readonly User[]> {
  const found = await findPerson(terms, finder)
  if ('contacts' in found) return found.contacts
  return 'contact' in found ? [found.contact] : []
}

function isSelf({ id, username, phoneNumber, email, isFromOtherAccount }: LookupTerms, self: User) {
  return (
    (id !== undefined && id === self.id) ||
    (phoneNumber !== undefined && isEqual.phoneNumber(phoneNumber, self.phoneNumber)) ||
    (email !== undefined && isEqual.email(email, self.email)) ||
    (!isFromOtherAccount && username !== undefined && isEqual.username(username, self.username))
  )
}

type Address = 'phoneNumber' | 'email'

const mailKey = (email: string) => email.normalize('NFC').toLowerCase()

/** Whether a value is the contact's own, in any notation. Accents are significant. */
const isEqual = {
  id: (value: string, own: string | undefined) => value === own,
  username: (value: string, own: string | undefined) =>
    own !== undefined && handleKey(value) === handleKey(own),
  phoneNumber: (value: string, own: string | undefined) =>
    own !== undefined && phoneKey(value) !== '' && phoneKey(value) === phoneKey(own),
  email: (value: string, own: string | undefined) =>
    own !== undefined && mailKey(value) === mailKey(own),
}

/** A number may have two readings, as 447700900101 has in Germany: the user then chooses. */
async function findByNumber(typed: string, terms: LookupTerms, finder: Finder): Promise<Found> {
  const numbers = await finder.numbersOf(typed)
  const [only, ...others] = numbers
  if (only === undefined) return unknown
  if (others.length === 0) return findByAddress('phoneNumber', only, terms, finder)
  const found: Found[] = []
  for (const number of numbers) {
    found.push(await findByAddress('phoneNumber', number, terms, finder))
  }
  return ambiguous(
    found.flatMap((one) =>
      'contact' in one ? [one.contact] : 'contacts' in one ? one.contacts : [],
    ),
  )
}

async function findByAddress(
  kind: Address,
  value: string,
  { fullName }: LookupTerms,
  finder: Finder,
): Promise<Found> {
  if (isEqual[kind](value, finder.self[kind])) return { status: 'self' }
  const users = await finder.search(value)
  const exact = users.filter((user) => isEqual[kind](value, user[kind]))
  if (exact.length > 0) return oneOf(preferNamed(exact, fullName), finder)
  // networks that keep addresses private return the person without them
  const hidden = users.filter((user) => user[kind] === undefined)
  const [only] = hidden.length > 0 ? hidden : users
  if (!only) return unknown
  if (hidden.length > 1) return ambiguous(hidden)
  const isHidden = users.length === 1 && only[kind] === undefined
  if (isHidden && sharesWord(fullName, only.fullName)) return ready(only, finder)
  // a contact with another number or address counts as another person until the user confirms
  return users.length === 1 ? { status: 'namesake', contacts: users } : unknown
}

/** Of several contacts with one address those with the name, or all if none has it. */
function preferNamed(users: readonly User[], name: string | undefined): readonly User[] {
  const matches = name ? users.filter((user) => nameKey(user.fullName) === nameKey(name)) : []
  return matches.length > 0 ? matches : users
}

async function findExactly(
  kind: 'id' | 'username',
  value: string,
  { fullName }: LookupTerms,
  finder: Finder,
): Promise<Found> {
  const users = await finder.search(kind === 'username' ? value.replace(/^@/, '') : value)
  return oneOf(
    preferNamed(
      users.filter((user) => isEqual[kind](value, user[kind])),
      fullName,
    ),
    finder,
  )
}

/** A handle of a link is valid on the link's own networks only. */
async function findByHandle(value: string, terms: LookupTerms, finder: Finder): Promise<Found> {
  const { networks } = terms
  const isOther = finder.network !== undefined && !networks.includes(finder.network)
  return networks.length > 0 && isOther ? unknown : findExactly('username', value, terms, finder)
}

async function findByName(name: string, finder: Finder): Promise<Found> {
  const users = (await finder.search(name)).filter((user) => !isOwner(user, finder))
  const exact = users.filter((user) => nameKey(user.fullName) === nameKey(name))
  const isFullName = nameKey(name).includes(' ') || users.length === exact.length
  if (exact.length > 0 && isFullName) return oneOf(exact, finder)
  if (users.length === 0) {
    return nameKey(finder.self.fullName) === nameKey(name) ? { status: 'self' } : unknown
  }
  const [only] = users
  const isSure = users.length === 1 && only && (isFirstName(name, only) || isHandle(name, only))
  return isSure ? ready(only, finder) : ambiguous([...exact, ...users])
}

/** Whether the name is the complete first name, and longer than two characters. */
const isFirstName = (name: string, { fullName = '' }: User) =>
  name.trim().length > 2 && foldAccents(fullName).split(/\s+/)[0] === foldAccents(name)

const isHandle = (name: string, { username }: User) => isEqual.username(name.trim(), username)

/**
 * Looks for a person of another account by handle and name. Both together are enough, unless an
 * address contradicts; all other matches need the user's choice.
 */
async function findNamesake(terms: LookupTerms, finder: Finder): Promise<Found> {
  const { username, fullName } = terms
  const contacts: User[] = []
  if (username) {
    const found = await findExactly('username', username, terms, finder)
    if ('contact' in found && isConsistent(found.contact, terms)) return found
    if ('contact' in found) contacts.push(found.contact)
  }
  if (fullName) {
    const found = await findByName(fullName, finder)
    if ('contact' in found) contacts.push(found.contact)
    else if ('contacts' in found) contacts.push(...found.contacts)
  }
  return contacts.length > 0 ? { status: 'namesake', contacts: distinct(contacts) } : unknown
}

const isConsistent = (user: User, { fullName, phoneNumber, email }: LookupTerms) =>
  fullName !== undefined &&
  nameKey(user.fullName) === nameKey(fullName) &&
  (!phoneNumber || !user.phoneNumber) &&
  (!email || !user.email)

/** One contact, or `ambiguous`. WhatsApp may list one person with two IDs, which count as one. */
function oneOf(users: readonly User[], finder: Finder): Found {
  const [first, ...others] = users.toSorted(
    (one, other) => Number(one.cannotMessage ?? false) - Number(other.cannotMessage ?? false),
  )
  if (!first) return unknown
  const isOnePerson = others.every(
    (other) =>
      nameKey(other.fullName) === nameKey(first.fullName) &&
      first.phoneNumber !== undefined &&
      isEqual.phoneNumber(first.phoneNumber, other.phoneNumber),
  )
  return isOnePerson ? ready(first, finder) : ambiguous(users)
}

const ready = (contact: User, finder: Finder): Found =>
  isOwner(contact, finder) ? { status: 'self' } : { status: 'ready', contact }

const isOwner = (user: User, { self }: Finder) => user.isSelf === true || user.id === self.id

const ambiguous = (users: readonly User[]): Found =>
  users.length > 0 ? { status: 'ambiguous', contacts: distinct(users) } : unknown

const distinct = (users: readonly User[]) => [
  ...new Map(users.map((user) => [user.id, user])).values(),
]

/** The words of a name, sorted and without accents: “Obi, Ada” equals “Ada Obi”. */
const nameKey = (name = '') =>
  foldAccents(name)
    .split(/[\s,]+/)
    .filter(Boolean)
    .toSorted()
    .join(' ')

/** Whether two names share a word, or one of them is unknown. */
function sharesWord(one: string | undefined, other: string | undefined): boolean {
  if (!one || !other) return true
  const words = new Set(nameKey(one).split(' '))
  return nameKey(other)
    .split(' ')
    .some((word) => words.has(word))
}
