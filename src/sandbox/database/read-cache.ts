import type * as z from 'zod/mini'
import type { Database } from './database.ts'

// some megabytes at most: lists of chats are the largest that are read again and again
const maxEntries = 200
const maxRows = 250

/**
 * Keeps what was read until anything is written, by whomever. `version` tells of every write, also
 * of another process; it is asked once a turn of the event loop, and after each write through here,
 * so that no answer is older than the turn in which its request arrived. Rows are shared, and frozen.
 */
export function cachingReads(database: Database, version: () => Promise<unknown>): Database {
  let cached = { version: undefined as unknown, found: new Map<string, Found>() }
  let current: Promise<unknown> | undefined
  const forget = () => {
    current = undefined
  }
  const currentVersion = () => {
    if (!current) {
      current = version()
      setImmediate(forget)
    }
    return current
  }
  return {
    ...database,
    async rows(schema, sql, args = []) {
      if (!sql.startsWith('select')) return database.rows(schema, sql, args)
      const now = await currentVersion()
      if (cached.version !== now || cached.found.size >= maxEntries) {
        cached = { version: now, found: new Map() }
      }
      const { found } = cached
      const key = JSON.stringify([sql, args])
      const known = found.get(key)
      if (known && isOf(schema, known)) return [...known.rows]
      const rows = await database.rows(schema, sql, args)
      if (rows.length <= maxRows) found.set(key, { schema, rows: rows.map(frozen) })
      return rows
    },
    write: (statements) => database.write(statements).finally(forget),
  }
}

/** What was read once, in the shape of the schema it was read with. */
interface Found<Row = unknown> {
  schema: z.ZodMiniType<Row>
  rows: readonly Row[]
}

// the same statement read with another schema has other rows
const isOf = <Row>(schema: z.ZodMiniType<Row>, found: Found): found is Found<Row> =>
  found.schema === schema

const frozen = <Row>(row: Row): Row => Object.freeze(row)
