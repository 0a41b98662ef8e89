import { Buffer } from 'node:buffer'
import * as z from 'zod/mini'
import { invalidAt } from '../refusal.ts'
import type { Database } from './database.ts'
import { type Condition, where } from './sql.ts'

/** A position in a list: the value that it is sorted by, then the key that breaks ties. */
const Position = z.tuple([z.string(), z.number()])

/** Which page of a list is asked for; `before` leads on, `after` back. */
export interface PageRequest {
  cursor?: string | undefined
  direction?: 'before' | 'after' | undefined
  limit: number
}

/** A list in its order: what is selected, under which conditions, sorted by which column. */
interface ListQuery<Row> {
  schema: z.ZodMiniType<Row>
  select: string
  conditions: Condition[]
  table: string
  sortedBy: string
  descending: boolean
  /**
   * Whether many rows have to be sorted for a page: their keys alone are, then. The conditions may
   * name no other table.
   */
  isSorted?: boolean
  /** What the row is sorted by, as `sortedBy` has it. */
  position(row: Row): [string, number]
}

/** Reads one page of a list; refuses a cursor that no page has returned. */
export async function readPage<Row>(
  database: Database,
  { schema, select, conditions, isSorted = false, position, ...order }: ListQuery<Row>,
  { cursor, direction = 'before', limit }: PageRequest,
) {
  const backwards = cursor !== undefined && direction === 'after'
  const [way, sign] = order.descending === backwards ? ['asc', '>'] : ['desc', '<']
  const columns = [`${order.table}.${order.sortedBy}`, `${order.table}.key`]
  const from: Condition[] =
    cursor === undefined
      ? []
      : [{ sql: `(${columns.join(', ')}) ${sign} (?, ?)`, args: decode(cursor) }]
  const { sql, args } = where([...conditions, ...from])
  const inOrder = `order by ${columns.map((column) => `${column} ${way}`).join(', ')}`
  const page = `${sql} ${inOrder} limit ?`
  const found = await database.rows(
    schema,
    isSorted
      ? `${select} where ${order.table}.key in
          (select ${order.table}.key from ${order.table} ${page}) ${inOrder}`
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
  invalidAt(['query', 'cursor'], 'This cursor leads nowhere', options)

/** A key as text that sorts like it. */
export const sortKey = (key: number): string => String(key).padStart(12, '0')
