/** At most the first `maxLength` UTF-16 units, without splitting a surrogate pair. */
export function bounded(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const cut = text.slice(0, Math.max(0, maxLength))
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}

const lineBreak = 0x0a
/** Scripts without spaces, Thai to Burmese, where browsers look up words to break lines. */
const unspaced = [
  [0x0e00, 0x0eff],
  [0x1000, 0x109f],
  [0x1780, 0x17ff],
] as const
/** From here on: right-to-left, joined or numerous letters, bidi controls, emoji. */
const firstComplex = 0x0590

/** The layout cost of a UTF-16 unit as measured in Chromium for long texts; a Latin letter is 1. */
function costOf(unit: number): number {
  if (unit === lineBreak) return 20
  if (unit < firstComplex) return 1
  return unspaced.some(([first, last]) => unit >= first && unit <= last) ? 10 : 5
}

/** The cost of laying out a text in several lines, in Latin letters. */
export function layoutCost(text: string): number {
  let cost = 0
  for (let at = 0; at < text.length; at++) cost += costOf(text.charCodeAt(at))
  return cost
}

/** The first part of a text that costs at most `budget` to lay out, in Latin letters. */
export function affordable(text: string, budget: number): string {
  let cost = 0
  for (let at = 0; at < text.length; at++) {
    cost += costOf(text.charCodeAt(at))
    if (cost > budget) return bounded(text, at)
  }
  return text
}
