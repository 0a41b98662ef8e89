import { foldAccents } from '#recognize/plain-text.ts'

// limits the cost, which is the product of both lengths
const [maxTextLength, maxQueryLength] = [120, 60]

/** Points for a matched letter: at the start of a word, right after the last match, elsewhere. */
const points = { wordStart: 8, next: 5, elsewhere: 1 }
/** The cost of skipped letters, and its maximum for a gap. */
const gap = { perLetter: 0.5, max: 3 }
/** The minimum for a match; without it a short query would match nearly all texts. */
const minPerLetter = 2

/**
 * How well a text matches a query, ignoring accents: it contains the letters of each word in order,
 * best at the start of its own words. `undefined` if one word does not match.
 */
export function score(query: string, text: string): number | undefined {
  const letters = [...foldAccents(text.slice(0, maxTextLength))]
  const words = foldAccents(query.slice(0, maxQueryLength)).split(/\s+/).filter(Boolean)
  const scores = words.map((word) => scoreOfWord([...word], letters))
  if (scores.includes(undefined)) return undefined
  const sum = scores.reduce<number>((total, one) => total + (one ?? 0), 0)
  // of two equal matches the shorter text is better
  return sum - letters.length / maxTextLength
}

const never = Number.NEGATIVE_INFINITY

/** The maximum points over all matches of the letters in this order. */
function scoreOfWord(word: readonly string[], text: readonly string[]): number | undefined {
  // the maximum points for the letters so far, with the last one matched at each index of the text
  let ending: number[] = []
  for (const [index, letter] of word.entries()) {
    const before = ending
    let [afterGap, maxBefore] = [never, never]
    ending = text.map((here, at) => {
      const twoBack = before[at - 2] ?? never
      maxBefore = Math.max(maxBefore, twoBack)
      afterGap = Math.max(afterGap, twoBack) - gap.perLetter
      afterGap = Math.max(afterGap, maxBefore - gap.max)
      if (here !== letter) return never
      const own = isWordStart(text, at) ? points.wordStart : points.elsewhere
      if (index === 0) return own
      return Math.max((before[at - 1] ?? never) + Math.max(own, points.next), afterGap + own)
    })
  }
  const best = Math.max(never, ...ending)
  return best >= minPerLetter * word.length ? best : undefined
}

const isWordStart = (text: readonly string[], at: number) =>
  !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')

/** The items that match a query, best first; equal ones keep their order. All for a blank query. */
export function rank<Item>(
  query: string,
  items: readonly Item[],
  textOf: (item: Item) => string,
): readonly Item[] {
  if (query.trim() === '') return items
  return items
    .flatMap((item) => {
      const sum = score(query, textOf(item))
      return sum === undefined ? [] : [{ item, sum }]
    })
    .toSorted((one, other) => other.sum - one.sum)
    .map(({ item }) => item)
}
