/** Works as people expect. */
export const full = 2
/** Works in part, for example after a conversion. */
export const partial = 1
/** Not there, but the message may fall back to something else. */
export const unsupported = 0
/** The message goes out and this part of it is lost. */
export const dropped = -1
/** The message is refused. */
export const rejected = -2

/** Spells a table out: `levels([full, 'bold, italic'], [partial, 'headers'])`. */
export const levels = (...rows: [level: number, names: string][]): Record<string, number> =>
  Object.fromEntries(
    rows.flatMap(([level, names]) => names.split(', ').map((name) => [name, level])),
  )
