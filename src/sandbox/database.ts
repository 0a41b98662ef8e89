import { type Client, createClient, type InValue, LibsqlError } from '@libsql/client'
import * as z from 'zod/mini'
import { migrate } from './store/migrating.ts'
import { seedStatements } from './store/seeding.ts'
import { populate } from './store/town.ts'
import { UnusableStorage } from './unusable-storage.ts'

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

/** How a database is opened. */
export interface DatabaseOptions {
  /** What a remote database asks for. */
  token?: string
  /** How many contacts the WhatsApp account has besides the seeded ones; none when absent. */
  people?: number
}

const Found = z.object({ found: z.number() })

/**
 * Opens the database at a `file:`, `http(s):`, `ws(s):` or `libsql:` URL, or in `:memory:`, brings
 * its tables up to date and seeds it when it holds no account. The folder of a file must exist.
 * Throws `UnusableStorage` for what must not be written to.
 */
export async function openDatabase(
  url: string,
  { token, people = 0 }: DatabaseOptions = {},
): Promise<Database> {
  const authToken = token === undefined ? {} : { authToken: token }
  const client = createClient({ url, ...authToken, intMode: 'number', timeout: 5000 })
  try {
    if (client.protocol === 'file' && !url.includes(':memory:')) await prepareFile(client)
    const database = databaseOf(client)
    await migrate(database)
    await seedWhenEmpty(database)
    if (people > 0) await populate(database, people)
    return database
  } catch (error) {
    client.close()
    throw isDamage(error) ? new UnusableStorage('damaged', { cause: error }) : error
  }
}

const databaseOf = (client: Client): Database => ({
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
})

const damage = new Set(['SQLITE_NOTADB', 'SQLITE_CORRUPT'])

const isDamage = (error: unknown) => error instanceof LibsqlError && damage.has(error.code)

// pages of 4096 bytes; looking through more would be felt at every start
const mostPagesChecked = 4000

const Pages = z.object({ page_count: z.number() })
const Check = z.object({ quick_check: z.string() })

async function prepareFile(client: Client) {
  const database = databaseOf(client)
  await client.execute('pragma journal_mode = wal')
  const [size] = await database.rows(Pages, 'pragma page_count')
  if ((size?.page_count ?? 0) > mostPagesChecked) return
  const [check] = await database.rows(Check, 'pragma quick_check(1)')
  if (check?.quick_check !== 'ok') throw new UnusableStorage('damaged', { cause: check })
}

async function seedWhenEmpty(database: Database) {
  const [accounts] = await database.rows(Found, 'select count(*) as found from account')
  if (accounts?.found === 0) await database.write(seedStatements(new Date()))
}
