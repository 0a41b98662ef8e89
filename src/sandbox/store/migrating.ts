import * as z from 'zod/mini'
import type { Database } from '../database.ts'
import { UnusableStorage } from '../unusable-storage.ts'
import { migrations } from './schema.ts'

const Version = z.object({ version: z.nullable(z.number()) })
const Table = z.object({ name: z.string() })

/**
 * Brings the tables up to date. Throws `UnusableStorage` for a database that holds something else,
 * and for one that a newer version has written; both stay as they are.
 */
export async function migrate(database: Database): Promise<void> {
  const tables = await tablesOf(database)
  if (tables.length > 0 && !tables.includes('migration')) throw new UnusableStorage('foreign')
  await database.write([
    { sql: 'create table if not exists migration (version integer primary key)', args: [] },
  ])
  if ((await versionOf(database)) > migrations.length) throw new UnusableStorage('newer')
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

async function tablesOf(database: Database) {
  const sql = `select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'`
  return (await database.rows(Table, sql)).map(({ name }) => name)
}
