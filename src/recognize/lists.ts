import { person, readNoNumber } from './identifiers.ts'
import { withoutListNumber } from './phone.ts'
import { withoutMarks } from './plain-text.ts'
import type { ListRow } from './recognition.ts'
import {
  hitsIn,
  isName,
  isNoise,
  kindBefore,
  nameIn,
  readExactly,
  readSentence,
  unwrapped,
} from './sentences.ts'
import { isHeader, readTable } from './tables.ts'

// longer than any entry of one person; a line of several people may be longer
const maxEntryLength = 1000

/**
 * The people of a pasted list, a row each: lines, separated entries, CSV with headers, Markdown
 * tables, JSON, chat exports. Headers, notes, bullets and signatures are skipped; a row with an
 * address is read by the address, never by the name beside it.
 */
export function readList(text: string): ListRow[] {
  const plain = text.replace(/^\uFEFF/, '')
  const table = readTable(plain)
  if (table) return table
  const lines = plain.split(/\r\n|[\n\r\u2028\u2029]/).map(lineOf)
  return readChat(lines) ?? readLines(lines)
}

/** Whether a text is a list of several entries. */
export const isList = (text: string): boolean => readList(text.slice(0, 100_000)).length > 1

// Arabic, full-width and ideographic commas
const lineOf = (line: string) =>
  withoutListNumber(
    withoutMarks(line.replace(/\t/g, '\uE001'))
      .replaceAll('\uE001', '\t')
      .replace(/[،，、]/g, ',')
      .replace(/[؛；]/g, ';')
      .replace(/^\s*~\s+/, '')
      .trim(),
  ).trim()

const stamp =
  /^\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s{1,3}\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?\s?m\.?)?\]?\s{0,3}(?:[-–]\s{0,3})?/i

/** The senders of an exported chat, each once. */
function readChat(lines: readonly string[]): ListRow[] | undefined {
  const messages = lines.filter((line) => stamp.test(line))
  if (messages.length === 0) return undefined
  const senders = messages.flatMap((line) => {
    const [, sender] = /^~?\s?([^:]{1,60}):\s/.exec(`${line.replace(stamp, '')} `) ?? []
    return sender && !isSelf(sender) ? [sender.trim()] : []
  })
  return [...new Set(senders)].map((sender) => rowOf(sender))
}

const isSelf = (words: string) =>
  /^(?:you|me|myself|you \(.{1,40}\)|du|ich|vous|moi|tú|tu|yo|você|eu|io|jij|ik|ty|já|вы|я|siz|sen|あなた|你|我|أنت|أنا)$/iu.test(
    words.trim(),
  )

// the closing phrase of a mail; the sender's name follows
const closing =
  /^(?:(?:many |with )?thanks(?: (?:a lot|so much|in advance))?|thank you|(?:best|kind|warm)(?: regards| wishes)?|regards|cheers|yours|sincerely|danke|(?:viele |liebe |beste )?grüße|[lv]g|mfg|saludos|gracias|merci|cordialement|grazie|obrigad[oa])[\s,!.]*$/iu

interface Entry {
  text: string
  row: ListRow
  hasAddress: boolean
}

function readLines(lines: readonly string[]): ListRow[] {
  const blocks: string[][] = [[]]
  let isSignature = false
  for (const line of lines) {
    // below two dashes is the signature of the list's author
    if ((/^--\s*$/.test(line) || closing.test(line)) && blocks.flat().length > 0) isSignature = true
    if (isSignature) continue
    if (line === '' || /^[-=*_~+|\s]{3,}$|^```/.test(line)) blocks.push([])
    else blocks.at(-1)?.push(line)
  }
  const filled = blocks.filter((block) => block.length > 0)
  const isTable = isEvenTable(filled.flat())
  const entries = filled.flatMap((block) => readBlock(block, isTable, filled.length))
  const hasAddresses = entries.some(({ hasAddress }) => hasAddress)
  const kept = entries.filter((entry) => isPerson(entry, hasAddresses))
  return kept.map(({ row }) => row)
}

function isPerson({ text, row, hasAddress }: Entry, hasAddresses: boolean): boolean {
  if (hasAddress || (row.reading.kind === 'unreadable' && row.reading.reason !== 'other-number'))
    return true
  if (row.reading.kind === 'unreadable' || isSelf(text) || /[:：]$/.test(text)) return false
  if (isHeader(text) && !/\s/.test(text)) return false
  // in a list with addresses, lower-case words are notes
  return hasAddresses
    ? isName(text.replace(/\s\d{1,3}$/, ''))
    : !isNoise(text) && text.split(/\s+/).length <= 5
}

/** Whether the lines are a table without a header: equally many cells and an address each. */
function isEvenTable(lines: readonly string[]): boolean {
  if (lines.length < 2) return false
  const mark = [';', '\t', ','].find((it) => lines[0]?.includes(it))
  if (!mark) return false
  const cellsIn = (line: string) => line.split(mark).length
  const width = cellsIn(lines[0] ?? '')
  return width > 2 && lines.every((line) => cellsIn(line) === width && hasAddress(line))
}

const hasAddress = (line: string) =>
  hitsIn(line.slice(0, maxEntryLength)).some(({ reading }) => reading.kind === 'person')

/** Reads a block of lines: several people, or the name and the addresses of one. */
function readBlock(block: readonly string[], isTable: boolean, blockCount: number): Entry[] {
  const byLine = block.map((line) => (isTable ? [entryOf(line)] : entriesOf(line)))
  const shape = byLine
    .map((entries) => {
      const [only, ...more] = entries
      if (!only || more.length > 0) return 'x'
      if (!only.hasAddress) return isName(only.text) ? 'n' : 'x'
      return only.row.name ? 'x' : 'a'
    })
    .join('')
  const isLabeled = block
    .slice(1)
    .some((line) => /^\p{L}[\p{L} .-]{0,15}[:.)]?\s*(?=[+(\d]|\S+@)/u.test(line))
  const addresses = shape.replace(/[^a]/g, '').length
  // a contact card or a signature: a name and its addresses
  if (
    /^n/.test(shape) &&
    !/n.*n/.test(shape.replace(/^n+?(?=x*a)/, 'n')) &&
    addresses > 0 &&
    (isLabeled || shape === 'na' || (blockCount > 1 && addresses < 3))
  ) {
    const rest = block.filter((_, at) => at === 0 || hasAddress(block[at] ?? ''))
    return [entryOf(rest.join('\n'))]
  }
  // a form: each line has a different label
  const labels = block.map(labelOf)
  const isForm = labels.every(Boolean) && new Set(labels).size === labels.length
  if (block.length > 1 && isForm && block.some(hasAddress)) return [entryOf(block.join('\n'))]
  // names and addresses alternate
  if (/^(?:na){2,}$/.test(shape)) {
    return block.flatMap((line, at) => (at % 2 ? [] : [entryOf(`${line}\n${block[at + 1] ?? ''}`)]))
  }
  return byLine.flat()
}

/** `name` for `Name: Ada Obi`, `mobile` for `Mobile +44 …`. */
function labelOf(line: string): string | undefined {
  const [, word = ''] = /^([\p{L}-]{1,20})\s?[:=]\s/u.exec(line) ?? []
  return word && isNoise(word) ? word.toLowerCase() : kindBefore(line)
}

/** The entries of one line. */
function entriesOf(line: string): Entry[] {
  const isShort = line.length <= maxEntryLength
  const reading = isShort ? (readExactly(line) ?? readExactly(unwrapped(line))) : undefined
  if (reading?.kind === 'several')
    return reading.people.map((row) => ({ text: row.text, row, hasAddress: true }))
  // a row of a spreadsheet
  if (line.includes('\t')) return [entryOf(line)]
  const semicolons = splitAt(line, ';')
  const parts = semicolons.length > 1 ? semicolons : splitAt(line, ',')
  if (parts.length < 2) {
    const bare = parts.flatMap(spacedParts).map((part) => part.replace(/^[\s,;]+|[\s,;]+$/g, ''))
    return bare.flatMap(peopleIn)
  }
  const bounded = parts.map((part) => part.slice(0, maxEntryLength))
  return grouped(bounded, semicolons.length > 1 ? ';' : ',')
}

/** Splits a part that is too long for one person at the spaces before addresses. */
const spacedParts = (part: string) =>
  (part.length > maxEntryLength ? part.split(/\s+(?=\+|[^\s@]{1,64}@)/) : [part]).map((one) =>
    one.slice(0, maxEntryLength),
  )

/** Splits at separators outside quotes and angle brackets. */
function splitAt(line: string, mark: ',' | ';'): string[] {
  const [lastQuote, lastBracket] = [line.lastIndexOf('"'), line.lastIndexOf('>')]
  const parts: string[] = []
  let start = 0
  let open = ''
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? ''
    if (open) {
      if (character === open) open = ''
    } else if (character === '"' && at < lastQuote) open = '"'
    else if (character === '<' && at < lastBracket) open = '>'
    else if (character === mark) {
      parts.push(line.slice(start, at).trim())
      start = at + 1
    }
  }
  parts.push(line.slice(start).trim())
  return parts.filter(Boolean)
}

/** Groups separated parts into people: a name goes with the address after it. */
function grouped(parts: readonly string[], mark: string): Entry[] {
  const found = parts.map((text) => ({
    text,
    kinds: kindsIn(text),
    isNamed: Boolean(nameBeside(text)),
  }))
  if (found.every(({ kinds }) => kinds.length === 0)) {
    // `Lee, Ann; Vega, Sol` are two people, `Ada, Jun; Sol` are three
    const isTurned = parts.every((part) => part.split(',').length === 2)
    return (isTurned ? parts : parts.flatMap((part) => splitAt(part, ','))).map(entryOf)
  }
  const labels = found.filter(({ kinds }) => kinds.length > 0).map(({ text }) => kindBefore(text))
  if (new Set(labels).size === labels.length && labels.every(Boolean))
    return [entryOf(parts.join('\n'))]
  const groups: (typeof found)[] = []
  let group: typeof found = []
  const flush = () => {
    if (group.length > 0) groups.push(group)
    group = []
  }
  for (const part of found) {
    const taken = group.flatMap(({ kinds }) => kinds)
    const hasWords = group.some(({ kinds, isNamed }) => kinds.length === 0 || isNamed)
    const isNextPerson =
      taken.length > 0 &&
      (part.kinds.length === 0 ||
        part.isNamed ||
        !hasWords ||
        part.kinds.some((kind) => taken.includes(kind)))
    if (isNextPerson) flush()
    group.push(part)
  }
  flush()
  const words = (some: typeof found) => some.filter(({ kinds }) => kinds.length === 0).length
  // one person has one name, or a name in two parts
  const isFlat =
    groups.some((some) => words(some) > 2 || (words(some) > 1 && words(some) === some.length)) ||
    (parts.some(isSelf) && groups.some((some) => words(some) > 1))
  if (isFlat || (mark === ';' && groups.some((some) => words(some) > 1))) {
    return parts.flatMap((part) => peopleIn(part))
  }
  return groups.flatMap((some) => {
    if (some.length === 1) return peopleIn(some[0]?.text ?? '')
    const [first, second] = some
    // `Lee, Ann <ann@example.org>`
    const isTurned = words(some) === 1 && second?.isNamed === true && first?.kinds.length === 0
    const text = some.map((part) => part.text).join(', ')
    if (isTurned && !/\s/.test(first.text))
      return [withName(text, `${nameBeside(second.text)} ${first.text}`)]
    if (words(some) === 2) return [withName(text, `${second?.text} ${first?.text}`)]
    return [entryOf(text)]
  })
}

const kindsIn = (text: string) =>
  hitsIn(text).flatMap(({ reading }) =>
    reading.kind === 'person' ? [reading.identifier] : ['unreadable'],
  )

function nameBeside(text: string): string | undefined {
  const reading = readExactly(text) ?? (hitsIn(text).length > 0 ? readSentence(text) : undefined)
  return reading?.kind === 'person' ? reading.user.fullName : undefined
}

function withName(text: string, fullName: string): Entry {
  const { row, ...entry } = entryOf(text)
  if (row.reading.kind === 'unreadable') return { row, ...entry }
  const reading = { ...row.reading, user: { ...row.reading.user, fullName } }
  return { ...entry, row: { text, reading, name: fullName } }
}

/** The people of one part: `Ada +44 … and Jun +44 …`, or addresses separated by spaces. */
function peopleIn(text: string): Entry[] {
  const hits = hitsIn(text)
  if (hits.length < 2) return [entryOf(text)]
  const starts = hits.map(({ start }, at) => text.slice(hits[at - 1]?.end ?? 0, start))
  const names = starts.map((before) =>
    nameIn(before.replace(/\b(?:and|und|y|et|e|&|or|oder)\b/gi, '|')),
  )
  const isBare =
    starts.every((before) => !/\p{L}/u.test(before.replace(/\b(?:and|und|y|et|e)\b/gi, ''))) &&
    !/\p{L}/u.test(text.slice(hits.at(-1)?.end))
  const isSpaced = starts
    .slice(1)
    .every((before) => /^[\s&+]*(?:and|und|y|et|e)?\s*$/i.test(before))
  const isPairs = names.every(Boolean)
  if (!isPairs && !(isBare && isSpaced)) return [entryOf(text)]
  return hits.map(({ start, end }, at) => {
    const before = starts[at]?.replace(/^[\s&+]*(?:(?:and|und|y|et|e)\b)?[\s,]*/i, '') ?? ''
    return entryOf((before + text.slice(start, end)).trim())
  })
}

function entryOf(typed: string): Entry {
  const text = typed.slice(0, maxEntryLength)
  const row = rowOf(text)
  return {
    text,
    row,
    hasAddress: row.reading.kind === 'person' && row.reading.identifier !== 'fullName',
  }
}

/** Reads the text of one person. */
function rowOf(text: string): ListRow {
  const bare = unwrapped(text)
  const exact = readExactly(text) ?? readExactly(bare)
  const reading =
    exact && exact.kind !== 'several'
      ? exact
      : (readSentence(text) ?? readNoNumber(bare) ?? nameOnly(bare || text))
  const name = reading.kind === 'person' ? reading.user.fullName : undefined
  const shown = text.replace(/\s*[\t\n]\s*/g, ' ')
  return name ? { text: shown, reading, name } : { text: shown, reading }
}

const nameOnly = (text: string) => person('fullName', text.replace(/\s*\t\s*/g, ' '))
