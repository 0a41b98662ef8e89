// letters without a decomposition, which NFKD does not change
const replacements: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
}

/** Normalizes text for search: lower case, no diacritics, single spaces. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[øłđðþßæœıħŧ]/g, (letter) => replacements[letter] ?? letter)
    .replace(/\p{M}+/gu, '')
    // SQLite truncates text at NUL
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

// longer than any name or identifier; each word is a condition, and SQLite limits their depth
const maxQueryLength = 200

/**
 * The folded words of a query, all of which must match; a phone number with spaces is one word.
 * Only the start of a long query is used.
 */
export function queryWords(query: string): string[] {
  const folded = fold(query.slice(0, maxQueryLength))
  const isNumber = /^[+(]?[\d\s().-]+$/.test(folded) && /\d/.test(folded)
  if (isNumber) return [folded.replace(/[^\d+]/g, '')]
  return [...new Set(folded.split(' ').filter(Boolean))]
}

// written without spaces, so each character may start a word
const unspaced = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}]'
const wordStarts = new RegExp(`(?<=^| )(?=[^ ])|(?=${unspaced})`, 'gu')

/**
 * Folded text for the trigram index: two spaces before each word, so that one or two first letters
 * of a word form a trigram.
 */
export const ftsText = (folded: string): string => folded.replace(wordStarts, '  ')

/** The minimum length of a term that a trigram index matches at any position. */
export const trigram = 3

/** A folded word as a term of the index: short terms match only at the start of a word. */
export const ftsTerm = (word: string): string =>
  [...word].length < trigram ? ftsText(word) : ftsText(`.${word}`).replace(/^ *\./, '')
