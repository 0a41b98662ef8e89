import { handleKey, phoneKey } from '#beeper/recipient/contact-match.ts'
import type { User } from '#contract/contacts.ts'
import { foldAccents } from '#recognize/plain-text.ts'
import type { Recognized, Unreadable } from '#recognize/recognition.ts'
import { recognize } from '#recognize/recognize.ts'
import type { Participant } from '../../draft/draft.ts'
import type { Found } from '../../draft/participants.ts'

/** What looking people up needs to know of an account. */
export interface Finder {
  /** `bridge.type`, where it is known. */
  network: string | undefined
  /** The account's owner. */
  self: User
  /** Searches the account's contacts and its network. */
  ask(query: string): Promise<readonly User[]>
  /** Every meaning of a number, in E.164: none as long as its country is not known. */
  numbersOf(typed: string): Promise<readonly string[]>
}

/** What one person is looked up by. */
export interface Sought {
  id?: string | undefined
  username?: string | undefined
  phoneNumber?: string | undefined
  email?: string | undefined
  fullName?: string | undefined
  /** `bridge.type` of the networks that a link belongs to; empty for any. */
  networks: readonly string[]
  /** Known from another account, where a name or a handle may belong to another person. */
  isFromElsewhere: boolean
}

const unknown: Found = { status: 'unknown' }

/** What a text that was read looks for; `name` is what stands beside it. */
export function soughtIn(
  reading: Recognized | Unreadable | undefined,
  name?: string | undefined,
): Sought {
  const base = { networks: [], isFromElsewhere: false }
  if (reading?.kind !== 'person') return base
  return {
    ...base,
    fullName: name,
    ...reading.user,
    networks: reading.networks,
  }
}

/** What a text looks for. */
export function soughtByText(text: string): Sought {
  const reading = recognize(text)
  return soughtIn(reading?.kind === 'several' ? undefined : reading)
}

/** What a participant is looked up by: the text that was typed, or all that is known of them. */
export function soughtOf({ known, name }: Pick<Participant, 'known' | 'name'>): Sought {
  const { typed, ...elsewhere } = known
  const fromText = soughtByText(typed ?? '')
  const isKnown = Object.keys(elsewhere).length > 0
  if (!isKnown && typed !== undefined) return fromText
  if (!isKnown) return { fullName: name, networks: [], isFromElsewhere: true }
  const { phoneNumber, email } = fromText
  return { phoneNumber, email, ...elsewhere, networks: [], isFromElsewhere: true }
}

/**
 * Finds the one contact who is meant. An address decides: where it is not known, no name is tried.
 * A name alone is enough where it is the full name of one contact; whatever fits less is asked.
 */
export async function findPerson(sought: Sought, finder: Finder): Promise<Found> {
  if (isSelf(sought, finder.self)) return { status: 'self' }
  const { phoneNumber, email } = sought
  if (phoneNumber) {
    const found = await findByNumber(phoneNumber, sought, finder)
    if (found.status !== 'unknown') return found
  }
  if (email) {
    const found = await findByAddress('email', email, sought, finder)
    if (found.status !== 'unknown') return found
  }
  if (sought.isFromElsewhere) return findNamesake(sought, finder)
  if (phoneNumber || email) return unknown
  if (sought.id) return findExactly('id', sought.id, sought, finder)
  if (sought.username) return findByHandle(sought.username, sought, finder)
  return sought.fullName ? findByName(sought.fullName, finder) : unknown
}

/** Everybody who may be meant, to choose one of them. */
export async function candidatesFor(sought: Sought, finder: Finder): Promise<readonly User[]> {
  const found = await findPerson(sought, finder)
  if ('contacts' in found) return found.contacts
  return 'contact' in found ? [found.contact] : []
}

function isSelf({ id, username, phoneNumber, email, isFromElsewhere }: Sought, self: User) {
  return (
    (id !== undefined && id === self.id) ||
    (phoneNumber !== undefined && isEqual.phoneNumber(phoneNumber, self.phoneNumber)) ||
    (email !== undefined && isEqual.email(email, self.email)) ||
    (!isFromElsewhere && username !== undefined && isEqual.username(username, self.username))
  )
}

type Address = 'phoneNumber' | 'email'

const mailKey = (email: string) => email.normalize('NFC').toLowerCase()

/** Whether a value is a contact's own, however it is spelled. Accents make another address. */
const isEqual = {
  id: (value: string, own: string | undefined) => value === own,
  username: (value: string, own: string | undefined) =>
    own !== undefined && handleKey(value) === handleKey(own),
  phoneNumber: (value: string, own: string | undefined) =>
    own !== undefined && phoneKey(value) !== '' && phoneKey(value) === phoneKey(own),
  email: (value: string, own: string | undefined) =>
    own !== undefined && mailKey(value) === mailKey(own),
}

/** A number may mean two, as 447700900101 does in Germany: then it is asked which. */
async function findByNumber(typed: string, sought: Sought, finder: Finder): Promise<Found> {
  const numbers = await finder.numbersOf(typed)
  const [only, ...others] = numbers
  if (only === undefined) return unknown
  if (others.length === 0) return findByAddress('phoneNumber', only, sought, finder)
  const found: Found[] = []
  for (const number of numbers) {
    found.push(await findByAddress('phoneNumber', number, sought, finder))
  }
  return asked(
    found.flatMap((one) =>
      'contact' in one ? [one.contact] : 'contacts' in one ? one.contacts : [],
    ),
  )
}

async function findByAddress(
  kind: Address,
  value: string,
  { fullName }: Sought,
  finder: Finder,
): Promise<Found> {
  if (isEqual[kind](value, finder.self[kind])) return { status: 'self' }
  const users = await finder.ask(value)
  const exact = users.filter((user) => isEqual[kind](value, user[kind]))
  if (exact.length > 0) return oneOf(named(exact, fullName), finder)
  // networks that keep addresses private answer with the person alone
  const hidden = users.filter((user) => user[kind] === undefined)
  const [only] = hidden.length > 0 ? hidden : users
  if (!only) return unknown
  if (hidden.length > 1) return asked(hidden)
  const isMeant = users.length === 1 && only[kind] === undefined
  if (isMeant && sharesWord(fullName, only.fullName)) return ready(only, finder)
  // another number or address than was asked for is another person until it is said otherwise
  return users.length === 1 ? { status: 'namesake', contacts: users } : unknown
}

/** Of several contacts with one address those of the name, if it is the name of any. */
function named(users: readonly User[], name: string | undefined): readonly User[] {
  const fitting = name ? users.filter((user) => nameKey(user.fullName) === nameKey(name)) : []
  return fitting.length > 0 ? fitting : users
}

async function findExactly(
  kind: 'id' | 'username',
  value: string,
  { fullName }: Sought,
  finder: Finder,
): Promise<Found> {
  const users = await finder.ask(kind === 'username' ? value.replace(/^@/, '') : value)
  return oneOf(
    named(
      users.filter((user) => isEqual[kind](value, user[kind])),
      fullName,
    ),
    finder,
  )
}

/** A handle is a person's on its own network only. */
async function findByHandle(value: string, sought: Sought, finder: Finder): Promise<Found> {
  const { networks } = sought
  const isOther = finder.network !== undefined && !networks.includes(finder.network)
  return networks.length > 0 && isOther ? unknown : findExactly('username', value, sought, finder)
}

async function findByName(name: string, finder: Finder): Promise<Found> {
  const users = (await finder.ask(name)).filter((user) => !isOwner(user, finder))
  const exact = users.filter((user) => nameKey(user.fullName) === nameKey(name))
  const isWhole = nameKey(name).includes(' ') || users.length === exact.length
  if (exact.length > 0 && isWhole) return oneOf(exact, finder)
  if (users.length === 0) {
    return nameKey(finder.self.fullName) === nameKey(name) ? { status: 'self' } : unknown
  }
  const [only] = users
  const isSure = users.length === 1 && only && (isFirstName(name, only) || isHandle(name, only))
  return isSure ? ready(only, finder) : asked([...exact, ...users])
}

/** A first name in full, if it is no syllable of another: “Li” is not Linda. */
const isFirstName = (name: string, { fullName = '' }: User) =>
  name.trim().length > 2 && foldAccents(fullName).split(/\s+/)[0] === foldAccents(name)

const isHandle = (name: string, { username }: User) => isEqual.username(name.trim(), username)

/**
 * Looks for a person of another account by what is less than an address. A handle and a full name
 * that agree are enough, unless an address says otherwise; everything else is asked.
 */
async function findNamesake(sought: Sought, finder: Finder): Promise<Found> {
  const { username, fullName } = sought
  const contacts: User[] = []
  if (username) {
    const found = await findExactly('username', username, sought, finder)
    if ('contact' in found && isAgreed(found.contact, sought)) return found
    if ('contact' in found) contacts.push(found.contact)
  }
  if (fullName) {
    const found = await findByName(fullName, finder)
    if ('contact' in found) contacts.push(found.contact)
    else if ('contacts' in found) contacts.push(...found.contacts)
  }
  return contacts.length > 0 ? { status: 'namesake', contacts: distinct(contacts) } : unknown
}

const isAgreed = (user: User, { fullName, phoneNumber, email }: Sought) =>
  fullName !== undefined &&
  nameKey(user.fullName) === nameKey(fullName) &&
  (!phoneNumber || !user.phoneNumber) &&
  (!email || !user.email)

/** One contact, or the question which of them: WhatsApp knows one person by two IDs. */
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
  return isOnePerson ? ready(first, finder) : asked(users)
}

const ready = (contact: User, finder: Finder): Found =>
  isOwner(contact, finder) ? { status: 'self' } : { status: 'ready', contact }

const isOwner = (user: User, { self }: Finder) => user.isSelf === true || user.id === self.id

const asked = (users: readonly User[]): Found =>
  users.length > 0 ? { status: 'ambiguous', contacts: distinct(users) } : unknown

const distinct = (users: readonly User[]) => [
  ...new Map(users.map((user) => [user.id, user])).values(),
]

/** The words of a name in any order, whatever the accents: “Obi, Ada” is Ada Obi. */
const nameKey = (name = '') =>
  foldAccents(name)
    .split(/[\s,]+/)
    .filter(Boolean)
    .toSorted()
    .join(' ')

/** Whether two names can be of one person; where one is not known they can. */
function sharesWord(one: string | undefined, other: string | undefined): boolean {
  if (!one || !other) return true
  const words = new Set(nameKey(one).split(' '))
  return nameKey(other)
    .split(' ')
    .some((word) => words.has(word))
}
