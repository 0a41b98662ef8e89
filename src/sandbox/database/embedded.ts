import { type InValue, LibsqlError } from '@libsql/client'
import Libsql from 'libsql'
import type { Statement } from './sql.ts'

/** A row, by column name. */
export type StoredRow = Record<string, unknown>

/** A synchronous connection to a database in this process. */
export interface EmbeddedConnection {
  read(statement: Statement): StoredRow[]
  /**
   * Runs the statements of all writes in one transaction and returns the rows of the last statement
   * of each write.
   */
  write(writes: readonly (readonly Statement[])[]): StoredRow[][]
  /** Changes after every write of another connection, and after `reconnect`. */
  version(): string
  /** Replaces the connection and its prepared statements. */
  reconnect(): void
  close(): void
  isClosed(): boolean
}

interface Prepared {
  statement: Libsql.Statement
  /** The columns of its rows; empty for a statement without rows. */
  columns: string[]
}

// more than the sandbox has: only list queries with many filters have many variants
const maxPrepared = 300

/**
 * Connects to the database in a file, or to a new one called `:memory:`. Caches prepared
 * statements, because preparing one, as `@libsql/client` does each time, takes longer than running
 * it. `busyTimeout` is in milliseconds; `setting` is a pragma to run before the first write.
 */
export function connectEmbedded(
  path: string,
  busyTimeout: number,
  setting?: string,
): EmbeddedConnection {
  const open = () => new Libsql(path, { timeout: busyTimeout })
  const prepared = new Map<string, Prepared>()
  let connection = open()
  let generation = 0
  // not on connect: a pragma reads the file, which may be damaged
  let isSet = false

  const prepare = (sql: string): Prepared => {
    const known = prepared.get(sql)
    if (known) return known
    const statement = connection.prepare(sql)
    const columns = statement.reader
      ? statement
          .raw(true)
          .columns()
          .map(({ name }) => name)
      : []
    const added = { statement, columns }
    if (prepared.size >= maxPrepared) prepared.clear()
    prepared.set(sql, added)
    return added
  }
  const checkOpen = () => {
    if (!connection.open) throw new LibsqlError('The client is closed', 'CLIENT_CLOSED')
  }
  const run = ({ sql, args }: Statement): StoredRow[] => {
    checkOpen()
    try {
      const { statement, columns } = prepare(sql)
      const values = args.map(toSQL)
      if (columns.length > 0) return toRows(columns, statement.all(values))
      statement.run(values)
      return []
    } catch (error) {
      // it may have stopped mid-execution
      prepared.delete(sql)
      throw toLibsqlError(error)
    }
  }
  const close = () => {
    prepared.clear()
    if (connection.open) connection.close()
  }
  return {
    read: run,
    write(writes) {
      if (setting && !isSet) run({ sql: setting, args: [] })
      isSet = true
      run(begin)
      try {
        const results = writes.map((statements) => {
          let rows: StoredRow[] = []
          for (const statement of statements) rows = run(statement)
          return rows
        })
        run(commit)
        return results
      } catch (error) {
        // some errors, such as a full disk, roll back the transaction automatically
        if (connection.inTransaction) run(rollback)
        throw error
      }
    },
    version() {
      checkOpen()
      try {
        // `get` takes half the time of `all`, and each read calls it
        const found: unknown = prepare('pragma data_version').statement.get([])
        return `${generation} ${found}`
      } catch (error) {
        throw toLibsqlError(error)
      }
    },
    reconnect() {
      close()
      connection = open()
      isSet = false
      generation += 1
    },
    close,
    isClosed: () => !connection.open,
  }
}

const begin: Statement = { sql: 'begin immediate', args: [] }
const commit: Statement = { sql: 'commit', args: [] }
const rollback: Statement = { sql: 'rollback', args: [] }

const toSQL = (value: InValue) => (typeof value === 'boolean' ? Number(value) : value)

/** Converts raw rows, arrays of values, which libsql returns faster than objects. */
function toRows(columns: readonly string[], rows: unknown[]): StoredRow[] {
  return rows.map((values) => {
    const row: StoredRow = {}
    if (!Array.isArray(values)) throw new Error('libsql returned a row that is not an array')
    for (const [index, column] of columns.entries()) row[column] = values[index]
    return row
  })
}

/**
 * Converts to the error of `@libsql/client`, with base codes: `SQLITE_IOERR` for
 * `SQLITE_IOERR_READ`.
 */
function toLibsqlError(error: unknown): unknown {
  if (!(error instanceof Libsql.SqliteError)) return error
  const { message, code, rawCode } = error
  const base = /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code
  return new LibsqlError(message, base, code, rawCode, error)
}
