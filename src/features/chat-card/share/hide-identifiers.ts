import type { Participant } from '#contract/contacts.ts'
import { bounded } from '#ui/text/text-limits.ts'

/** Whose identifiers are taken out of a text. */
interface Secrets {
  people: readonly Participant[]
  /** Of chats and accounts. */
  ids: readonly string[]
}

/** Characters; a card is shared as a page. */
const longestText = 2_000

// found wherever they stand and whoever they belong to, in folded text
const anybodys = [
  // ada@example.org
  /[^\s@<>()"',;:]+@[^\s@<>()"',;:]+\.[^\s@<>()"',;:]+/gu,
  // @ada:example.org, !room:example.org
  /[@!#][^\s@!#:]+:[^\s,;]+/gu,
  // @ada
  /(?<![\p{L}\p{N}_])@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu,
]

// digits with what people write between them: (07700) 900-101
const numbers = /\+?\(?\d[\d\s().+/·\p{Pd}\p{Zs}]*\d|\d/gu
const shortestNumber = 7
const dates =
  /^(?:(?:19|20)\d\d([-./])\d\d?\1\d\d?|\d\d?([-./])\d\d?\2(?:19|20)\d\d|(?:19|20)\d\d\s?\p{Pd}\s?(?:19|20)\d\d)$/u

/**
 * Takes identifiers out of texts, in any spelling: numbers by their digits, whatever stands between
 * them; addresses and handles in any case, with or without accents and `@`. Every number, address
 * and `@handle` goes, also one of nobody in the chat; a bare word only if it is the handle of
 * somebody here. Answers `hidden` where nothing else is left.
 */
export function identifierHider(secrets: Secrets, hidden: string): (text: string) => string {
  const known = knownIn(secrets)
  return (given) => {
    const text = withoutCutEnd(given)
    const folded = foldText(text)
    const ranges = [
      ...anybodys.flatMap((pattern) => matches(folded.text, pattern)),
      ...numbersIn(folded.text, known.numbers),
      ...handlesIn(folded.text, known),
      ...known.literals.flatMap((literal) => placesOf(folded.text, literal)),
    ]
    const rest = withoutRanges(text, folded, ranges, hidden)
    const says = rest.replaceAll(hidden, '').replace(/[\s\p{P}\p{S}]/gu, '')
    return ranges.length > 0 && says === '' ? hidden : rest
  }
}

type Range = readonly [from: number, to: number]

interface Known {
  /** Handles of one word. */
  words: ReadonlySet<string>
  /** The digits of phone numbers, also of short ones. */
  numbers: ReadonlySet<string>
  /** Whatever else is looked for letter by letter. */
  literals: readonly string[]
}

// a shorter one is a word that happens to be a handle
const shortestHandle = 3

function knownIn({ people, ids }: Secrets): Known {
  const words = new Set<string>()
  const numbers = new Set<string>()
  const literals = new Set<string>()
  const addHandle = (handle: string, name: readonly string[]) => {
    // of a person who is called so, their name would be hidden; with an @ it is hidden anyway
    const isPartOfName = name.length > 1 && name.includes(handle)
    if (handle.length < shortestHandle || isPartOfName) return
    if (/^[\p{L}\p{N}_]+$/u.test(handle)) words.add(handle)
    else literals.add(handle)
  }
  for (const { id, username, phoneNumber, email, fullName } of people) {
    const name = wordsOf(foldText(fullName ?? '').text)
    const folded = (text: string | undefined) => foldText(bounded(text ?? '', longestText)).text
    addHandle(folded(username).replace(/^@/, ''), name)
    addHandle(/^@?([^:]+)/.exec(folded(id))?.[1] ?? '', name)
    numbers.add(folded(phoneNumber).replace(/\D/g, ''))
    if (email) literals.add(folded(email))
  }
  for (const id of ids) {
    // "whatsapp" is the ID of an account, and says no more than the name of the network
    if (id.length >= shortestHandle && !/^\p{L}+$/u.test(id)) literals.add(foldText(id).text)
  }
  numbers.delete('')
  return { words, numbers, literals: [...literals] }
}

const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}_]+/u).filter(Boolean)

/** The beginning of an endless text, and nothing at its end that may be half an identifier. */
function withoutCutEnd(text: string): string {
  const cut = bounded(text, longestText)
  return cut === text ? text : `${cut.replace(/\S*$/u, '').replace(/[\d\s().+/-]+$/u, '')} …`
}

const matches = (text: string, pattern: RegExp): Range[] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => [index, index + found.length])

const numbersIn = (text: string, known: Known['numbers']): Range[] =>
  [...text.matchAll(numbers)].flatMap(({ index, 0: found }) => {
    const digits = found.replace(/\D/g, '')
    const isTold = known.has(digits) || known.has(digits.replace(/^0+/, ''))
    const isNumber = digits.length >= shortestNumber && !dates.test(found.trim())
    return isTold || isNumber ? [[index, index + found.length] as const] : []
  })

const handlesIn = (text: string, { words }: Known): Range[] =>
  matches(text, /[\p{L}\p{N}_]+/gu).filter(([from, to]) => words.has(text.slice(from, to)))

function placesOf(text: string, literal: string): Range[] {
  const places: Range[] = []
  for (let at = text.indexOf(literal); at !== -1; at = text.indexOf(literal, at + literal.length)) {
    places.push([at, at + literal.length])
  }
  return places
}

/** The text with each range, and those that touch it, replaced by one `hidden`. */
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

/** A text in small letters without accents, and where each of its characters came from. */
interface Folded {
  text: string
  /** Where the character at that place of the folded text begins in the original one. */
  startOf(place: number): number
  /** Where the characters before that place end in the original one. */
  endOf(place: number): number
}

// letters whose stroke or ligature is no accent to Unicode
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th', ð: 'd' },
}

const digit = /\p{Nd}/u

/** The value of a digit of any script: each has its ten in a row, beginning with zero. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  for (let value = 0; value < 9; value++) {
    if (!digit.test(String.fromCodePoint(code - value - 1))) return String(value)
  }
  return '9'
}

function fold(character: string): string {
  // nearly all of them
  if (character <= '\u007f') return character.toLowerCase()
  // marks belong to the letter before them; format characters are seen by nobody
  const plain = character
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
  if (digit.test(plain) && !/^[\d]+$/.test(plain)) return plain.replace(/\p{Nd}/gu, digitOf)
  return Object.hasOwn(plainLetters, plain) ? (plainLetters[plain] ?? plain) : plain
}

/** Folds a text so that two spellings of one word or number become the same. */
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
    // what is left out goes with the character before it
    if (folded === '' && ends.length > 0) ends[ends.length - 1] = at + character.length
    text += folded
    at += character.length
  }
  return {
    text,
    startOf: (place) => starts[place] ?? original.length,
    endOf: (place) => ends[place - 1] ?? 0,
  }
}
