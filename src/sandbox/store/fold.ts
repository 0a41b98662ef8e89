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

/** The plain spelling by which people are searched: no case, no marks, single spaces. */
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

/** The folded words of a query, all of which must be found; a spaced phone number is one word. */
export function queryWords(query: string): string[] {
  const folded = fold(query)
  const isNumber = /^[+(]?[\d\s().-]+$/.test(folded) && /\d/.test(folded)
  if (isNumber) return [folded.replace(/[^\d+]/g, '')]
  return [...new Set(folded.split(' ').filter(Boolean))]
}
