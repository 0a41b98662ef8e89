import { createClient, type InValue } from '@libsql/client'
import * as z from 'zod/mini'
import { migrations } from './store/schema.ts'
import { seedStatements } from './store/seeding.ts'

/** One SQL statement and the values of its placeholders. */
export interface Statement {
  sql: string
  args: InValue[]
}

/** The sandbox's memory, embedded or remote: plain SQL in, rows in the shape of a schema out. */
export interface Database {
  /** Reads rows; throws when one does not have the shape that the schema promises. */
  rows<Row>(schema: z.ZodMiniType<Row>, sql: string, args?: InValue[]): Promise<Row[]>
  /** Runs all statements or none of them; the answer is whatever the last one returns. */
  write(statements: Statement[]): Promise<unknown[]>
  close(): void
}

const Version = z.object({ version: z.nullable(z.number()) })
const Found = z.object({ found: z.number() })

/**
 * Opens the database at a `file:`, `http(s):`, `ws(s):` or `libsql:` URL, or in `:memory:`, brings
 * its tables up to date and seeds it when it holds no account. The folder of a file must exist.
 */
export async function openDatabase(url: string): Promise<Database> {
  const client = createClient({ url, intMode: 'number', timeout: 5000 })
  const database: Database = {
    async rows(schema, sql, args = []) {
      const { rows } = await client.execute({ sql, args })
      return rows.map((row) => z.parse(schema, row))
    },
    // a batch is atomic; an interactive transaction would block this process while it waits
    async write(statements) {
      const results = await client.batch(statements, 'write')
      return results.at(-1)?.rows ?? []
    },
    close: () => client.close(),
  }

  if (client.protocol === 'file' && !url.includes(':memory:')) {
    await client.execute('pragma journal_mode = wal')
  }
  await migrate(database)
  await seedWhenEmpty(database)
  return database
}

async function migrate(database: Database) {
  await database.write([
    { sql: 'create table if not exists migration (version integer primary key)', args: [] },
  ])
  for (const [index, statements] of migrations.entries()) {
    const version = index + 1
    if (version <= (await versionOf(database))) continue
    try {
      await database.write([
        { sql: 'insert into migration (version) values (?)', args: [version] },
        ...statements.map((sql) => ({ sql, args: [] })),
      ])
    } catch (error) {
      // whoever opened the database at the same moment may have been faster
      if (version > (await versionOf(database))) throw error
    }
  }
}

async function versionOf(database: Database) {
  const [last] = await database.rows(Version, 'select max(version) as version from migration')
  return last?.version ?? 0
}

async function seedWhenEmpty(database: Database) {
  const [accounts] = await database.rows(Found, 'select count(*) as found from account')
  if (accounts?.found === 0) await database.write(seedStatements(new Date()))
}
