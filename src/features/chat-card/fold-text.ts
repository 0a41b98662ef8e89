/** A text in small letters without accents, and where each of its characters came from. */
export interface Folded {
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
export function foldText(original: string): Folded {
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
