/** Lines of a text, from the first that changed up to the one behind the last. */
export interface ChangedLines {
  from: number
  to: number
}

/** The lines that are not as they were; none where lines only went. */
export function changedLines(before: readonly string[], after: readonly string[]): ChangedLines {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && isAlike(before[from], after[from])) from++
  let kept = 0
  while (kept < shorter - from && isAlike(before.at(-1 - kept), after.at(-1 - kept))) kept++
  return { from, to: after.length - kept }
}

// a comma comes and goes with the line behind it
const isAlike = (one: string | undefined, other: string | undefined) =>
  one?.replace(/,$/, '') === other?.replace(/,$/, '')
