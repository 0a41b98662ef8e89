import type * as z from 'zod/mini'
import type { Database } from './database.ts'

// at most some megabytes: lists of chats are the largest repeated reads
const maxEntries = 200
const maxRows = 250

/**
 * Caches reads until the next write of any process. `version` changes with every write, including
 * those of other processes; it is read once per turn of the event loop and after each write through
 * this database, so that no row is older than the turn in which its request arrived. Rows are
 * shared and frozen.
 */
export function cachingReads(database: Database, version: () => Promise<unknown>): Database {
  let cached = { version: undefined as unknown, found: new Map<string, Found>() }
  let current: Promise<unknown> | undefined
  const invalidate = () => {
    current = undefined
  }
  const currentVersion = () => {
    if (!current) {
      current = version()
      setImmediate(invalidate)
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
    write: (statements) => database.write(statements).finally(invalidate),
  }
}

/** The rows of one read, with the schema that parsed them. */
interface Found<Row = unknown> {
  schema: z.ZodMiniType<Row>
  rows: readonly Row[]
}

// the same statement with another schema has other rows
const isOf = <Row>(schema: z.ZodMiniType<Row>, found: Found): found is Found<Row> =>
  found.schema === schema

const frozen = <Row>(row: Row): Row => Object.freeze(row)
