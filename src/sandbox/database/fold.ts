// letters that are one sign, not a base letter with a mark, so that NFKD leaves them alone
const spelled: Record<string, string> = {
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

/** The plain spelling by which text is searched: no case, no marks, single spaces. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[øłđðþßæœıħŧ]/g, (letter) => spelled[letter] ?? letter)
    .replace(/\p{M}+/gu, '')
    // SQLite ends a text at NUL
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

// longer than any name or identifier; each word is a condition, and SQLite nests few of them
const maxQueryLength = 200

/**
 * The folded words of a query, all of which must be found; a spaced phone number is one word. Only
 * the beginning of a long query counts.
 */
export function queryWords(query: string): string[] {
  const folded = fold(query.slice(0, maxQueryLength))
  const isNumber = /^[+(]?[\d\s().-]+$/.test(folded) && /\d/.test(folded)
  if (isNumber) return [folded.replace(/[^\d+]/g, '')]
  return [...new Set(folded.split(' ').filter(Boolean))]
}

// written without spaces, so each sign may begin a word
const sign = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}]'
const beginnings = new RegExp(`(?<=^| )(?=[^ ])|(?=${sign})`, 'gu')

/**
 * Folded text as the trigram index keeps it: two spaces before each word, so that even its first
 * letter is found by three characters.
 */
export const ftsText = (folded: string): string => folded.replace(beginnings, '  ')

/** The fewest signs that a trigram index finds by themselves, wherever they stand. */
export const trigram = 3

/** A folded word as it stands in indexed text: short ones only at the beginning of a word. */
export const ftsTerm = (word: string): string =>
  [...word].length < trigram ? ftsText(word) : ftsText(`.${word}`).replace(/^ *\./, '')
