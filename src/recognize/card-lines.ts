/** One unfolded property line of a vCard, and the version that defines its syntax. */
export interface CardLine {
  line: string
  version: '2.1' | '3.0' | '4.0'
}

/** Whether a text contains vCards. */
export const looksLikeCards = (text: string) =>
  /^[\s>"'\uFEFF]{0,20}BEGIN:VCARD\s*$/im.test(text.slice(0, 4000).replaceAll('\0', ''))

/** Decodes a vCard file: UTF-16, else UTF-8, else windows-1252, which old phones write. */
export function decodeCards(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (first === 0 && second !== 0) return new TextDecoder('utf-16be').decode(bytes)
  if (second === 0 && first !== 0) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/**
 * The cards in a text, each from its BEGIN to its END or to the next BEGIN. Lines between cards are
 * skipped, and so is the AGENT card nested in another card.
 */
export function splitCards(text: string): string[] {
  const cards: string[][] = []
  let card: string[] | undefined
  let depth = 0
  let last = ''
  for (const line of plainLines(text)) {
    if (/^BEGIN:VCARD[ \t]*$/i.test(line)) {
      if (card && /^(?:[\w-]+\.)?AGENT\b/i.test(last)) depth++
      else {
        card = []
        cards.push(card)
        depth = 0
      }
    } else if (/^END:VCARD[ \t]*$/i.test(line)) {
      if (depth > 0) depth--
      else card = undefined
    } else if (depth === 0) card?.push(line)
    if (line.trim()) last = line
  }
  return cards.map((lines) => lines.join('\n'))
}

/** Splits a text into lines at any line ending, without the `>` of a quoted mail. */
function plainLines(text: string): string[] {
  const lines = text.replace(/[\0\uFEFF]/g, '').split(/\r\n|[\n\r]/)
  const begin = lines.find((line) => /BEGIN:VCARD/i.test(line)) ?? ''
  const [quote = ''] = /^[\s>]*/.exec(begin) ?? []
  return quote === ''
    ? lines
    : lines.map((line) => (line.startsWith(quote) ? line.slice(quote.length) : line.trimStart()))
}

const useful =
  /^(?:[\w-]+\.)?(?:fn|n|nickname|org|tel|email|impp|url|socialprofile|x-socialprofile|x-ablabel)[;:]/i
// longer than any name or address; only pictures exceed it
const longestLine = 2000
// more names, numbers and addresses than one card has, and more lines than any program writes
const mostLines = 500
const mostRead = 20_000

/** The identifying lines of one card, unfolded, decoded and in the syntax of 3.0. */
export function cardLines(card: string): CardLine[] {
  const version = versionOf(card)
  return joinedLines(card.replace(/\r?\n[ \t]/g, ''))
    .filter((line) => line.length <= longestLine && useful.test(line))
    .slice(0, mostLines)
    .map((line) => ({ line: version === '2.1' ? asVersion3(line) : line, version }))
}

function versionOf(card: string): CardLine['version'] {
  const [, version] = /^VERSION:(\S+)/im.exec(card) ?? []
  return version === '2.1' || version === '4.0' ? version : '3.0'
}

/** Joins the soft line breaks of quoted-printable (`=` at the end of a line). */
function joinedLines(text: string): string[] {
  const lines: string[] = []
  let isBroken = false
  for (const line of text.split(/\r?\n/, mostRead)) {
    const last = lines.at(-1) ?? ''
    if (!isBroken) lines.push(line)
    // a longer line is dropped later, and joining it would take quadratic time
    else if (last.length <= longestLine) lines[lines.length - 1] = last.slice(0, -1) + line
    isBroken = line.endsWith('=') && (isBroken || /quoted-printable/i.test(line))
  }
  return lines
}

/** Converts a line of 2.1 to 3.0: named parameters, no quoted-printable, no charset. */
function asVersion3(line: string): string {
  const [head = '', ...rest] = line.split(':')
  const [name = '', ...parameters] = head.split(';')
  const [, charset = 'utf-8'] = /charset=([\w-]+)/i.exec(head) ?? []
  const isQuoted = /quoted-printable/i.test(head)
  const value = isQuoted ? decodedQuotes(rest.join(':'), charset) : rest.join(':')
  const types = parameters
    .filter((parameter) => /^(?:type=)?[a-z-]+$/i.test(parameter) && !/printable/i.test(parameter))
    .map((parameter) => `;TYPE=${parameter.replace(/^type=/i, '')}`)
  return `${name}${types.join('')}:${value}`
}

/** Decodes quoted-printable (RFC 2045); an unknown charset is read as UTF-8. */
function decodedQuotes(text: string, charset: string): string {
  const bytes: number[] = []
  for (const [part] of text.matchAll(/=[\da-f]{2}|[^=]+|=/gi)) {
    if (/^=./.test(part)) bytes.push(Number.parseInt(part.slice(1), 16))
    else bytes.push(...new TextEncoder().encode(part))
  }
  const plain = decoderOf(charset).decode(new Uint8Array(bytes))
  return plain.replace(/\r?\n/g, '\\n')
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder() // a charset that the browser does not support
  }
}
