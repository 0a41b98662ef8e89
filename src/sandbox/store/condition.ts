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

/** That a column of folded text holds every word of a query. */
export const holdsWords = (column: string, query: string): Condition[] =>
  // not `like`, which has wildcards and an upper length
  queryWords(query).map((word) => ({ sql: `instr(${column}, ?) > 0`, args: [word] }))
