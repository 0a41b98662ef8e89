import type { Participant } from '#contract/contacts.ts'
import { bounded } from '#ui/text/text-limits.ts'

/** The identifiers to remove from a text. */
interface Secrets {
  people: readonly Participant[]
  /** IDs of chats and accounts. */
  ids: readonly string[]
}

/** Characters; longer texts are truncated first. */
const maxLength = 2_000

// identifiers by their format, also of people outside the chat; matched in folded text
const identifierPatterns = [
  // ada@example.org
  /[^\s@<>()"',;:]+@[^\s@<>()"',;:]+\.[^\s@<>()"',;:]+/gu,
  // @ada:example.org, !room:example.org
  /[@!#][^\s@!#:]+:[^\s,;]+/gu,
  // @ada
  /(?<![\p{L}\p{N}_])@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu,
]

// digits with the usual separators: (07700) 900-101
const numbers = /\+?\(?\d[\d\s().+/·\p{Pd}\p{Zs}]*\d|\d/gu
const shortestNumber = 7
const dates =
  /^(?:(?:19|20)\d\d([-./])\d\d?\1\d\d?|\d\d?([-./])\d\d?\2(?:19|20)\d\d|(?:19|20)\d\d\s?\p{Pd}\s?(?:19|20)\d\d)$/u

/**
 * Removes identifiers from texts in any notation: numbers by their digits, with any separators;
 * addresses and handles in any case, with or without accents and `@`. Every number, address and
 * `@handle` is removed, also of people outside the chat; a bare word only if it is the handle of a
 * participant. Returns `hidden` if nothing else is left.
 */
export function identifierHider(secrets: Secrets, hidden: string): (text: string) => string {
  const known = knownIn(secrets)
  return (given) => {
    const text = truncated(given)
    const folded = foldText(text)
    const ranges = [
      ...identifierPatterns.flatMap((pattern) => matches(folded.text, pattern)),
      ...numbersIn(folded.text, known.numbers),
      ...handlesIn(folded.text, known),
      ...known.literals.flatMap((literal) => rangesOf(folded.text, literal)),
    ]
    const rest = withoutRanges(text, folded, ranges, hidden)
    const remaining = rest.replaceAll(hidden, '').replace(/[\s\p{P}\p{S}]/gu, '')
    return ranges.length > 0 && remaining === '' ? hidden : rest
  }
}

type Range = readonly [from: number, to: number]

interface Known {
  /** Handles of one word. */
  words: ReadonlySet<string>
  /** The digits of phone numbers, also of short ones. */
  numbers: ReadonlySet<string>
  /** All other identifiers, matched literally. */
  literals: readonly string[]
}

// a shorter handle is likely an ordinary word
const shortestHandle = 3

function knownIn({ people, ids }: Secrets): Known {
  const words = new Set<string>()
  const numbers = new Set<string>()
  const literals = new Set<string>()
  const addHandle = (handle: string, name: readonly string[]) => {
    // a handle that is part of the name would hide the name; with an @ it is hidden anyway
    const isPartOfName = name.length > 1 && name.includes(handle)
    if (handle.length < shortestHandle || isPartOfName) return
    if (/^[\p{L}\p{N}_]+$/u.test(handle)) words.add(handle)
    else literals.add(handle)
  }
  for (const { id, username, phoneNumber, email, fullName } of people) {
    const name = wordsOf(foldText(fullName ?? '').text)
    const folded = (text: string | undefined) => foldText(bounded(text ?? '', maxLength)).text
    addHandle(folded(username).replace(/^@/, ''), name)
    addHandle(/^@?([^:]+)/.exec(folded(id))?.[1] ?? '', name)
    numbers.add(folded(phoneNumber).replace(/\D/g, ''))
    if (email) literals.add(folded(email))
  }
  for (const id of ids) {
    // an account ID like "whatsapp" is only the name of the network
    if (id.length >= shortestHandle && !/^\p{L}+$/u.test(id)) literals.add(foldText(id).text)
  }
  numbers.delete('')
  return { words, numbers, literals: [...literals] }
}

const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}_]+/u).filter(Boolean)

/** The beginning of a long text, without a possibly truncated identifier at its end. */
function truncated(text: string): string {
  const cut = bounded(text, maxLength)
  return cut === text ? text : `${cut.replace(/\S*$/u, '').replace(/[\d\s().+/-]+$/u, '')} …`
}

const matches = (text: string, pattern: RegExp): Range[] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => [index, index + found.length])

const numbersIn = (text: string, known: Known['numbers']): Range[] =>
  [...text.matchAll(numbers)].flatMap(({ index, 0: found }) => {
    const digits = found.replace(/\D/g, '')
    const isKnown = known.has(digits) || known.has(digits.replace(/^0+/, ''))
    const isNumber = digits.length >= shortestNumber && !dates.test(found.trim())
    return isKnown || isNumber ? [[index, index + found.length] as const] : []
  })

const handlesIn = (text: string, { words }: Known): Range[] =>
  matches(text, /[\p{L}\p{N}_]+/gu).filter(([from, to]) => words.has(text.slice(from, to)))

function rangesOf(text: string, literal: string): Range[] {
  const ranges: Range[] = []
  for (let at = text.indexOf(literal); at !== -1; at = text.indexOf(literal, at + literal.length)) {
    ranges.push([at, at + literal.length])
  }
  return ranges
}

/** The text with each range, merged with adjacent ones, replaced by one `hidden`. */
function withoutRanges(text: string, folded: Folded, ranges: Range[], hidden: string): string {
  let rest = ''
  let end = 0
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const [start, stop] = [folded.startOf(from), folded.endOf(to)]
    if (stop <= end) continue
    if (start > end || (start === end && end === 0)) rest += text.slice(end, start) + hidden
    end = stop
  }
  return (rest + text.slice(end)).trim()
}

/** A text in lower case without accents, with a mapping to positions of the original. */
interface Folded {
  text: string
  /** The original start of the character at an index of the folded text. */
  startOf(index: number): number
  /** The original end of the character before an index of the folded text. */
  endOf(index: number): number
}

// letters that Unicode does not decompose
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th', ð: 'd' },
}

const digit = /\p{Nd}/u

/** The value of a digit of any script: each script has its ten digits in a row, from zero. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  for (let value = 0; value < 9; value++) {
    if (!digit.test(String.fromCodePoint(code - value - 1))) return String(value)
  }
  return '9'
}

function fold(character: string): string {
  // ASCII, the most frequent case
  if (character <= '\u007f') return character.toLowerCase()
  // without combining marks and invisible format characters
  const plain = character
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
  if (digit.test(plain) && !/^[\d]+$/.test(plain)) return plain.replace(/\p{Nd}/gu, digitOf)
  return Object.hasOwn(plainLetters, plain) ? (plainLetters[plain] ?? plain) : plain
}

/** Folds a text so that different notations of a word or number become equal. */
function foldText(original: string): Folded {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of original) {
    const folded = fold(character)
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(at)
      ends.push(at + character.length)
    }
    // a removed character belongs to the one before it
    if (folded === '' && ends.length > 0) ends[ends.length - 1] = at + character.length
    text += folded
    at += character.length
  }
  return {
    text,
    startOf: (index) => starts[index] ?? original.length,
    endOf: (index) => ends[index - 1] ?? 0,
  }
}
