import { foldAccents } from '#recognize/plain-text.ts'

// longer texts and queries find the same; the table of a word against a text stays small
const [maxTextLength, maxQueryLength] = [120, 60]

/** Points for one letter of the query: where a word starts, right after the last letter, elsewhere. */
const points = { wordStart: 8, next: 5, elsewhere: 1 }
/** What skipped letters cost, up to the most that a gap costs. */
const gap = { perLetter: 0.5, most: 3 }
/** Letters that only lie scattered within words are no fit: a short query would find nearly all. */
const leastPerLetter = 2

/**
 * How well a text fits what was typed, whatever the accents: the letters of each word stand in it in
 * that order, best where the text's own words start. `undefined` where one word does not fit.
 */
export function score(query: string, text: string): number | undefined {
  const letters = [...foldAccents(text.slice(0, maxTextLength))]
  const words = foldAccents(query.slice(0, maxQueryLength)).split(/\s+/).filter(Boolean)
  const scores = words.map((word) => scoreOfWord([...word], letters))
  if (scores.includes(undefined)) return undefined
  const sum = scores.reduce<number>((total, one) => total + (one ?? 0), 0)
  // of two texts that fit as well, the shorter one is nearer to what was typed
  return sum - letters.length / maxTextLength
}

const never = Number.NEGATIVE_INFINITY

/** The most points of all ways to find the letters in this order. */
function scoreOfWord(word: readonly string[], text: readonly string[]): number | undefined {
  // the most points with the letters so far, the last of them at each place of the text
  let ending: number[] = []
  for (const [index, letter] of word.entries()) {
    const before = ending
    let [afterGap, mostBefore] = [never, never]
    ending = text.map((here, at) => {
      const twoBack = before[at - 2] ?? never
      mostBefore = Math.max(mostBefore, twoBack)
      afterGap = Math.max(afterGap, twoBack) - gap.perLetter
      afterGap = Math.max(afterGap, mostBefore - gap.most)
      if (here !== letter) return never
      const own = isWordStart(text, at) ? points.wordStart : points.elsewhere
      if (index === 0) return own
      return Math.max((before[at - 1] ?? never) + Math.max(own, points.next), afterGap + own)
    })
  }
  const most = Math.max(never, ...ending)
  return most >= leastPerLetter * word.length ? most : undefined
}

const isWordStart = (text: readonly string[], at: number) =>
  !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')

/** What fits a query, the best first; equals keep their order. Everything for a blank query. */
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
