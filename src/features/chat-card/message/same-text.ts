const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

const decoded = (text: string) =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi, (all, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined
    if (code === undefined) return entities[String(name).toLowerCase()] ?? all
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all
  })

const withoutTags = (text: string) => text.replace(/<\/?[a-z][^>]{0,2000}>/gi, ' ')

// networks replace these by emoji
const emoticons: readonly (readonly [RegExp, string])[] = [
  [/:-?\)/g, '🙂'],
  [/;-?\)/g, '😉'],
  [/:-?\(/g, '🙁'],
  [/:-?D/g, '😀'],
  [/:-?[pP]/g, '😛'],
  [/<3/g, '❤'],
]

/** Only letters, digits and emoji, normalized: without spaces and punctuation. */
function bare(text: string): string {
  const replaced = emoticons.reduce((now, [sign, emoji]) => now.replace(sign, emoji), text)
  return replaced
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, '')
    .replace(/[☺😊😃😄]/gu, (face) => (face === '☺' || face === '😊' ? '🙂' : '😀'))
}

/** Possible plain texts of a received message, which may have entities and tags. */
const readings = (text: string) => {
  const plain = decoded(text)
  return [text, plain, withoutTags(text), decoded(withoutTags(text)), withoutTags(plain)]
}

/**
 * Whether two texts are the same apart from what networks change: entities, mark-up, spaces,
 * composed letters and ligatures, emoticons.
 */
export function isSameText(sent: string, received: string | undefined): boolean {
  if (received === undefined) return false
  const expected = new Set([sent, withoutTags(sent)].map(bare).filter(Boolean))
  if (expected.size === 0) return readings(received).some((text) => text.trim() === sent.trim())
  return readings(received).some((text) => expected.has(bare(text)))
}
