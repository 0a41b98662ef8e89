import { bounded } from './bounded.ts'

// a name may be endless, and so may be a single letter with its marks
const longestName = 100

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const sign = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u

// the first letter, digit or emoji, so that "@ada" or "(Ada)" still begins with A
const first = (word: string) => {
  // nearly every name: a letter that nothing behind it can change
  const [plain] = /^[a-z\d](?=[!-~]|$)/i.exec(word) ?? []
  if (plain) return plain.toUpperCase()
  for (const { segment } of graphemes.segment(word)) {
    if (sign.test(segment)) return segment.toLocaleUpperCase()
  }
  return ''
}

/** First letters of the first and last word, whole graphemes; "?" where there is none. */
export function initials(name: string): string {
  const letters = bounded(name, longestName).split(/\s+/u).map(first).filter(Boolean)
  const [head = '?'] = letters
  return letters.length > 1 ? head + letters.at(-1) : head
}
