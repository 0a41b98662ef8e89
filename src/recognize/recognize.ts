import { person, readNoNumber } from './identifiers.ts'
import { type ListRow, readList } from './lists.ts'
import { isNoPhone, keyed, namesCountry, withoutListNumber } from './phone.ts'
import { withoutMarks } from './plain-text.ts'
import { readExactly, readSentence, unwrapped } from './sentences.ts'

/** The five fields that say who somebody is, in the order in which Beeper tries them. */
export const identifiers = ['id', 'username', 'phoneNumber', 'email', 'fullName'] as const
export type Identifier = (typeof identifiers)[number]

/** One person, or what one person is reached by. */
export interface Recognized {
  kind: 'person'
  /** The field the text belongs in; `fullName` where it is nothing but a name. */
  identifier: Identifier
  /** What is put into the fields, the name beside an address included. */
  user: Partial<Record<Identifier, string>>
  /** `bridge.type` of the networks a link or an ID belongs to; empty for what belongs to any. */
  networks: readonly string[]
  /** The message that a link carries. */
  messageText?: string
  /** Further numbers and addresses of the same text: offered, never taken. */
  others: readonly Recognized[]
  /** On one of the `others`: what it is, or the words beside it. */
  label?: string
}

/** A text that names no one who can be reached, and why. */
export interface Unreadable {
  kind: 'unreadable'
  reason:
    | 'group-invite'
    /** The ID of a group chat. */
    | 'group'
    /** A link that only the app of its network can resolve. */
    | 'encrypted'
    /** A link to something else on a site of people. */
    | 'no-person'
    | 'too-long'
    /** Two numbers written as one, `611 2345 / 46`: which of them is meant cannot be told. */
    | 'two-numbers'
    /** Nothing but a fax. */
    | 'fax'
    /** A date, an IP address, an ISBN, a price, a postcode. */
    | 'other-number'
}

/** A pasted list. */
interface SeveralPeople {
  kind: 'several'
  people: readonly ListRow[]
}

export type Recognition = Recognized | Unreadable | SeveralPeople

/** Longer than any address, link or name. */
const maxLength = 2000

/**
 * Recognizes a number, an address, a handle, a user ID, a profile link, a `tel:`-like address,
 * `Name <address>`, a sentence that holds one of them, or a list of several people. Whatever else
 * it may be is a name; blank text is `undefined`.
 */
export function recognize(typed: string): Recognition | undefined {
  if (typed.length > maxLength) return readRows(typed) ?? { kind: 'unreadable', reason: 'too-long' }
  const text = cleaned(typed)
  if (text === '') return undefined
  return (
    readOne(text) ??
    readRows(typed) ??
    readSentence(text) ??
    readNoNumber(text) ??
    nameOnly(withoutMarks(typed).trim())
  )
}

/** A text on one line, without the marks nobody sees and the number it has in a list. */
const cleaned = (typed: string) =>
  withoutListNumber(withoutMarks(typed).trim()).replace(/^(?:e-?mail|mail|to|tel|phone)=/i, '')

/** Reads what is one address and nothing else, however it is wrapped. */
function readOne(text: string): Recognition | undefined {
  const bare = unwrapped(text)
  return readExactly(text) ?? (bare && bare !== text ? readExactly(bare) : undefined)
}

/** Several people, or the one whom the rows of a list lead to. */
function readRows(typed: string): Recognition | undefined {
  // most texts are one word, which needs no closer look
  if (!/[\s,;]/.test(typed.trim())) return undefined
  const people = readList(typed)
  const addressed = people.filter(
    ({ reading }) => reading.kind === 'person' && reading.identifier !== 'fullName',
  )
  const [only] = people
  if (only && people.length === 1 && addressed.length === 1) return only.reading
  const isList =
    addressed.length > 1 ||
    (people.length > 1 && (addressed.length > 0 || /\S\s*[\n;]\s*\S/.test(typed)))
  return isList ? { kind: 'several', people } : undefined
}

/** A text that is nothing but a name. */
const nameOnly = (fullName: string): Recognized => person('fullName', fullName)

/** The same text taken as what the person says it is. */
export function recognizeAs(typed: string, identifier: Identifier): Recognized | undefined {
  const text = cleaned(typed.slice(0, maxLength))
  if (text === '') return undefined
  const reading = readOne(text) ?? readSentence(text)
  const known = reading?.kind === 'person' ? reading.user[identifier] : undefined
  return person(identifier, known ?? (identifier === 'username' ? text.replace(/^@/, '') : text))
}

/** Whether a text is a number that does not say which country it is from. */
export function isLocalNumber(text: string): boolean {
  // most texts are names, which need no closer look
  if (!/\d{2}/.test(text.replace(/\D/g, ''))) return false
  const reading = recognize(text)
  if (reading?.kind !== 'person') return false
  const { phoneNumber } = reading.user
  return phoneNumber !== undefined && !isNoPhone(keyed(phoneNumber)) && !namesCountry(phoneNumber)
}
