import { person, readNoNumber } from './identifiers.ts'
import { readList } from './lists.ts'
import { isNoPhone, keyed, namesCountry, withoutListNumber } from './phone.ts'
import { withoutMarks } from './plain-text.ts'
import type { Identifier, Recognition, Recognized } from './recognition.ts'
import { readExactly, readSentence, unwrapped } from './sentences.ts'

/** Longer than any address, link or name. */
const maxLength = 2000

/**
 * Recognizes a number, an address, a handle, a user ID, a profile link, a `tel:`-like address,
 * `Name <address>`, a sentence that contains one of them, or a list of several people. Any other
 * text is a name; blank text is `undefined`.
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

/** A text on one line, without invisible characters and without its list number. */
const cleaned = (typed: string) =>
  withoutListNumber(withoutMarks(typed).trim()).replace(/^(?:e-?mail|mail|to|tel|phone)=/i, '')

/** Reads a text that is exactly one address, also in quotes or brackets. */
function readOne(text: string): Recognition | undefined {
  const bare = unwrapped(text)
  return readExactly(text) ?? (bare && bare !== text ? readExactly(bare) : undefined)
}

/** Reads a list: several people, or one where only one row is left. */
function readRows(typed: string): Recognition | undefined {
  // fast path: most texts are one word
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

/** Reads a text as the identifier that the user chose. */
export function recognizeAs(typed: string, identifier: Identifier): Recognized | undefined {
  const text = cleaned(typed.slice(0, maxLength))
  if (text === '') return undefined
  const reading = readOne(text) ?? readSentence(text)
  const known = reading?.kind === 'person' ? reading.user[identifier] : undefined
  return person(identifier, known ?? (identifier === 'username' ? text.replace(/^@/, '') : text))
}

/** Whether a text is a phone number without a calling code. */
export function isLocalNumber(text: string): boolean {
  // fast path: most texts are names
  if (!/\d{2}/.test(text.replace(/\D/g, ''))) return false
  const reading = recognize(text)
  if (reading?.kind !== 'person') return false
  const { phoneNumber } = reading.user
  return phoneNumber !== undefined && !isNoPhone(keyed(phoneNumber)) && !namesCountry(phoneNumber)
}
