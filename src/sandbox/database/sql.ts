import type { InValue } from '@libsql/client'
import * as z from 'zod/mini'
import { queryWords } from './fold.ts'

/** One statement, and the values of its placeholders. */
export interface Statement {
  sql: string
  args: InValue[]
}

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

/** Conditions that a column of folded text contains every word of a query. */
export const containsWords = (column: string, query: string): Condition[] =>
  queryWords(query).map((word) => containsWord(column, word))

/** The key of the newest row that is in a trigram index; what is newer is not in it yet. */
export const lastIndexed = (index: 'personWords' | 'chatWords'): string =>
  `coalesce((select rowid from ${index} order by rowid desc limit 1), 0)`

/** That a column of folded text contains a folded word. */
export const containsWord = (column: string, word: string): Condition =>
  // not `like`, which has wildcards and an upper length
  ({ sql: `instr(${column}, ?) > 0`, args: [word] })

/**
 * Inserts many rows by one statement, in their order; those that are there already stay as they
 * are. `columns` names what is written, each by an expression, in which `row ->> 'name'` is a field
 * of the row.
 */
export function insertRows(
  table: string,
  columns: Record<string, string>,
  rows: readonly Readonly<Record<string, unknown>>[],
  joins = '',
): Statement {
  const names: string[] = []
  // by its place: searching each row for each name would take longer than writing it
  const placed = (sql: string) =>
    sql.replace(/row ->> '(\w+)'/g, (_, name: string) => {
      if (!names.includes(name)) names.push(name)
      return `row ->> ${names.indexOf(name)}`
    })
  // `materialized`, or SQLite would parse a row anew for each of its columns
  const sql = placed(`with listed as materialized
      (select jsonb(value) as row, key as place from json_each(?))
    insert into ${table} (${Object.keys(columns).join(', ')})
    select ${Object.values(columns).join(', ')} from listed ${joins}
    where true order by place on conflict do nothing`)
  return { sql, args: [JSON.stringify(rows.map((row) => names.map((name) => row[name])))] }
}

/** Columns that are called like the fields of a row. */
export const fields = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `row ->> '${name}'`]))

/** A column that keeps JSON in the shape of the contract, or nothing. */
export const jsonColumn = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.nullable(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((text): unknown => JSON.parse(text)),
      ),
      schema,
    ),
  )

/** SQLite's 0 and 1 as a boolean. */
export const flag = z.pipe(
  z.number(),
  z.transform((number) => number === 1),
)

/** Text as SQLite keeps it whole: it ends a text at NUL. */
export const storable = (text: string) => text.replaceAll('\0', '\uFFFD')
