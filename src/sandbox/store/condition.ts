import type { Statement } from '../database.ts'
import { queryWords } from './fold.ts'

/** A part of a `where` clause, with the values of its placeholders. */
export type Condition = Statement

/** All conditions as one clause; nothing when there are none. */
export const where = (conditions: readonly Condition[]): Statement => ({
  sql:
    conditions.length === 0 ? '' : `where ${conditions.map(({ sql }) => `(${sql})`).join(' and ')}`,
  args: conditions.flatMap(({ args }) => args),
})

/**
 * A moment as stored ones are spelled: in UTC, since they compare as text. Stored ones have four
 * digits for the year, so what lies beyond them becomes the last that has.
 */
export function inUTC(moment: string): string {
  const text = new Date(moment).toISOString()
  return text.startsWith('+') ? '9999-12-31T23:59:59.999Z' : text
}

/** That a column of folded text holds every word of a query. */
export const holdsWords = (column: string, query: string): Condition[] =>
  // not `like`, which has wildcards and an upper length
  queryWords(query).map((word) => ({ sql: `instr(${column}, ?) > 0`, args: [word] }))
