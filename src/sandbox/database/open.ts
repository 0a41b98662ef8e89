import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod/mini'
import { addBulkContacts } from '../seed/bulk-contacts.ts'
import { seedStatements } from '../seed/write.ts'
import { type Connection, type ConnectionOptions, connect, fileOf } from './connection.ts'
import type { Database } from './database.ts'
import { migrate } from './migrations.ts'
import { cachingReads } from './read-cache.ts'
import type { Statement } from './sql.ts'
import { isDamage, UnusableStorageError } from './storage-errors.ts'

interface DatabaseOptions extends ConnectionOptions {
  /** The number of bulk contacts of the WhatsApp account; none when absent. */
  people?: number
  /** Called with the progress while these contacts are added. */
  onPopulate?: (done: number, target: number) => void
  /** Milliseconds until opening fails for a database that does not respond. */
  openTimeout?: number
}

const Found = z.object({ found: z.number() })

/**
 * Opens the database at a `file:`, `http(s):`, `ws(s):` or `libsql:` URL, or in `:memory:`,
 * migrates its tables and seeds it when it has no account. Creates the folder of a file. Throws
 * `UnusableStorageError` for a database that must not be written to.
 */
export async function openDatabase(
  url: string,
  { people = 0, onPopulate, openTimeout = 10_000, ...options }: DatabaseOptions = {},
): Promise<Database> {
  // SQLite would open a temporary database and delete it with the connection
  if (fileOf(url) === '') throw new Error('The URL names no file, only "file:"')
  makeFolder(url)
  const connection = connect(url, options)
  const database = toDatabase(connection)
  try {
    await withTimeout(openTimeout, prepare(connection, database))
    if (people > 0) await addBulkContacts(database, people, onPopulate)
    return servedFrom(connection)
  } catch (error) {
    connection.close()
    throw isDamage(error) ? new UnusableStorageError('damaged', { cause: error }) : error
  }
}

/** The `Database` of a prepared connection, with a read cache where it saves reads. */
export function servedFrom(connection: Connection): Database {
  const { file, version } = connection
  const database = toDatabase(connection)
  const cached = version ? cachingReads(database, version) : database
  return file === undefined ? cached : recordingDamage(file, cached)
}

function makeFolder(url: string) {
  const file = fileOf(url)
  if (file !== undefined) mkdirSync(dirname(file), { recursive: true })
}

async function prepare(connection: Connection, database: Database) {
  if (connection.file !== undefined) await prepareFile(connection.file, connection, database)
  await migrate(database)
  await seedWhenEmpty(database)
}

/** Rejects when the database does not respond in time; embedded ones always do. */
async function withTimeout(milliseconds: number, opening: Promise<void>) {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`It did not answer within ${milliseconds / 1000} seconds.`))
    }, milliseconds)
  })
  try {
    await Promise.race([opening, late])
  } finally {
    clearTimeout(timer)
  }
}

const pragma = (text: string): Statement => ({ sql: `pragma ${text}`, args: [] })

const toDatabase = (connection: Connection): Database => ({
  async rows(schema, sql, args = []) {
    const rows = await connection.read({ sql, args })
    return rows.map((row) => z.parse(schema, row))
  },
  write: (statements) => connection.write(statements),
  async close() {
    if (connection.isClosed()) return
    try {
      if (connection.file !== undefined) await connection.read(pragma('wal_checkpoint(truncate)'))
    } finally {
      connection.close()
    }
  },
})

/** Writes a marker beside a damaged file, so that the next start checks the whole file. */
function recordingDamage(file: string, database: Database): Database {
  const recording = async <Result>(act: Promise<Result>) => {
    try {
      return await act
    } catch (error) {
      if (isDamage(error)) writeFileSync(damageMarker(file), '')
      throw error
    }
  }
  return {
    rows: (schema, sql, args) => recording(database.rows(schema, sql, args)),
    write: (statements) => recording(database.write(statements)),
    close: () => database.close(),
  }
}

const damageMarker = (file: string) => `${file}-damaged`

// pages of 4096 bytes; checking more would slow down every start
const maxPagesChecked = 4000

const Pages = z.object({ page_count: z.number() })
const Check = z.object({ quick_check: z.string() })

async function prepareFile(file: string, connection: Connection, database: Database) {
  await connection.read(pragma('journal_mode = wal'))
  const marker = damageMarker(file)
  const [size] = await database.rows(Pages, 'pragma page_count')
  if ((size?.page_count ?? 0) > maxPagesChecked && !existsSync(marker)) return
  rmSync(marker, { force: true })
  const [check] = await database.rows(Check, 'pragma quick_check(1)')
  if (check?.quick_check !== 'ok') throw new UnusableStorageError('damaged', { cause: check })
}

async function seedWhenEmpty(database: Database) {
  const [accounts] = await database.rows(Found, 'select count(*) as found from account')
  if (accounts?.found === 0) await database.write(seedStatements(new Date()))
}
