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

// networks draw these signs as pictures
const emoticons: readonly (readonly [RegExp, string])[] = [
  [/:-?\)/g, '🙂'],
  [/;-?\)/g, '😉'],
  [/:-?\(/g, '🙁'],
  [/:-?D/g, '😀'],
  [/:-?[pP]/g, '😛'],
  [/<3/g, '❤'],
]

/** Letters, digits and pictures alone: spaces, mark-up and ways of writing a letter are left out. */
function bare(text: string): string {
  const drawn = emoticons.reduce((now, [sign, picture]) => now.replace(sign, picture), text)
  return drawn
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, '')
    .replace(/[☺😊😃😄]/gu, (face) => (face === '☺' || face === '😊' ? '🙂' : '😀'))
}

/** The ways in which a text may be read that came back from a network. */
const readings = (text: string) => {
  const plain = decoded(text)
  return [text, plain, withoutTags(text), decoded(withoutTags(text)), withoutTags(plain)]
}

/**
 * Whether two texts say the same after what networks change on the way: entities, mark-up, spaces,
 * composed letters and ligatures, smileys.
 */
export function isSameText(sent: string, received: string | undefined): boolean {
  if (received === undefined) return false
  const wanted = new Set([sent, withoutTags(sent)].map(bare).filter(Boolean))
  if (wanted.size === 0) return readings(received).some((text) => text.trim() === sent.trim())
  return readings(received).some((text) => wanted.has(bare(text)))
}
