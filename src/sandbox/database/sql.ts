import type { InValue } from '@libsql/client'
import * as z from 'zod/mini'
import { queryWords } from './fold.ts'

/** A statement with the values of its placeholders. */
export interface Statement {
  sql: string
  args: InValue[]
}

/** A part of a `where` clause, with the values of its placeholders. */
export type Condition = Statement

/** The conditions as a `where` clause; empty without conditions. */
export const where = (conditions: readonly Condition[]): Statement => ({
  sql:
    conditions.length === 0 ? '' : `where ${conditions.map(({ sql }) => `(${sql})`).join(' and ')}`,
  args: conditions.flatMap(({ args }) => args),
})

/**
 * An ISO 8601 timestamp in UTC, like the stored ones, which are compared as text. Stored years have
 * four digits, so a later year becomes the end of 9999.
 */
export function inUTC(timestamp: string): string {
  const text = new Date(timestamp).toISOString()
  return text.startsWith('+') ? '9999-12-31T23:59:59.999Z' : text
}

/** Conditions that a column of folded text contains every word of a query. */
export const containsWords = (column: string, query: string): Condition[] =>
  queryWords(query).map((word) => containsWord(column, word))

/** The key of the newest row in a trigram index; newer rows are not indexed yet. */
export const lastIndexed = (index: 'personWords' | 'chatWords'): string =>
  `coalesce((select rowid from ${index} order by rowid desc limit 1), 0)`

/** The condition that a column of folded text contains a folded word. */
export const containsWord = (column: string, word: string): Condition =>
  // not `like`, which has wildcards and a length limit
  ({ sql: `instr(${column}, ?) > 0`, args: [word] })

/**
 * Inserts many rows with one statement, in their order; existing rows stay as they are. `columns`
 * maps each column to an SQL expression, in which `row ->> 'name'` is a field of the row.
 */
export function insertRows(
  table: string,
  columns: Record<string, string>,
  rows: readonly Readonly<Record<string, unknown>>[],
  joins = '',
): Statement {
  const names: string[] = []
  // by index: looking up each field by name would take longer than writing the row
  const byIndex = (sql: string) =>
    sql.replace(/row ->> '(\w+)'/g, (_, name: string) => {
      if (!names.includes(name)) names.push(name)
      return `row ->> ${names.indexOf(name)}`
    })
  // without `materialized`, SQLite would parse a row once per column
  const sql = byIndex(`with listed as materialized
      (select jsonb(value) as row, key as place from json_each(?))
    insert into ${table} (${Object.keys(columns).join(', ')})
    select ${Object.values(columns).join(', ')} from listed ${joins}
    where true order by place on conflict do nothing`)
  return { sql, args: [JSON.stringify(rows.map((row) => names.map((name) => row[name])))] }
}

/** Columns with the names of the fields of a row. */
export const fields = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `row ->> '${name}'`]))

/** A nullable column of JSON in the shape of the contract. */
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

/** Replaces NUL, at which SQLite truncates text. */
export const storable = (text: string) => text.replaceAll('\0', '\uFFFD')
