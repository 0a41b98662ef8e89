import { Buffer } from 'node:buffer'
import * as z from 'zod/mini'
import { invalidAt } from '../refusal.ts'
import type { Database } from './database.ts'
import { type Condition, where } from './sql.ts'

/** A position in a list: the sort value, then the key as a tiebreaker. */
const Position = z.tuple([z.string(), z.number()])

/** The requested page of a list; `before` is the next page, `after` the previous one. */
export interface PageRequest {
  cursor?: string | undefined
  direction?: 'before' | 'after' | undefined
  limit: number
}

/** The query of a list: its rows, conditions and order. */
interface ListQuery<Row> {
  schema: z.ZodMiniType<Row>
  select: string
  conditions: Condition[]
  table: string
  sortedBy: string
  descending: boolean
  /**
   * Whether many rows have to be sorted for a page; then only their keys are sorted. The conditions
   * may not use other tables.
   */
  isSorted?: boolean
  /** The position of a row, by the column `sortedBy`. */
  position(row: Row): [string, number]
}

/** Reads one page of a list; refuses an invalid cursor. */
export async function readPage<Row>(
  database: Database,
  { schema, select, conditions, isSorted = false, position, ...list }: ListQuery<Row>,
  { cursor, direction = 'before', limit }: PageRequest,
) {
  const backwards = cursor !== undefined && direction === 'after'
  const [order, comparison] = list.descending === backwards ? ['asc', '>'] : ['desc', '<']
  const columns = [`${list.table}.${list.sortedBy}`, `${list.table}.key`]
  const from: Condition[] =
    cursor === undefined
      ? []
      : [{ sql: `(${columns.join(', ')}) ${comparison} (?, ?)`, args: decode(cursor) }]
  const { sql, args } = where([...conditions, ...from])
  const orderBy = `order by ${columns.map((column) => `${column} ${order}`).join(', ')}`
  const page = `${sql} ${orderBy} limit ?`
  const found = await database.rows(
    schema,
    isSorted
      ? `${select} where ${list.table}.key in
          (select ${list.table}.key from ${list.table} ${page}) ${orderBy}`
      : `${select} ${page}`,
    [...args, limit + 1],
  )
  const rows = found.slice(0, limit)
  if (backwards) rows.reverse()
  const cursorOf = (row: Row | undefined) => (row ? cursorAt(position(row)) : null)
  return {
    rows,
    hasMore: found.length > limit,
    oldestCursor: cursorOf(rows.at(-1)),
    newestCursor: cursorOf(rows[0]),
  }
}

export const cursorAt = (position: [string, number]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url')

function decode(cursor: string) {
  try {
    return Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch (cause) {
    throw unknownCursor({ cause })
  }
}

export const unknownCursor = (options?: ErrorOptions) =>
  invalidAt(['query', 'cursor'], 'This cursor is not valid', options)

/** A key as text with the same order. */
export const sortKey = (key: number): string => String(key).padStart(12, '0')
