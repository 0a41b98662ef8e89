import * as z from 'zod/mini'
import type { Database, Statement } from '../database.ts'
import { UnusableStorage } from '../unusable-storage.ts'
import { fold } from './fold.ts'
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
        ...((await computed[version]?.(database)) ?? []),
      ])
    } catch (error) {
      // whoever opened the database at the same moment may have been faster
      if (version > (await versionOf(database))) throw error
    }
  }
}

/** What a step writes besides its SQL. */
const computed: Readonly<Record<number, (database: Database) => Promise<Statement[]>>> = {
  // step 4 filled them with SQLite's `lower`, which knows ASCII only
  6: foldWords,
}

const Words = z.object({ key: z.number(), text: z.string(), words: z.string() })
const readAtOnce = 5000

async function foldWords(database: Database): Promise<Statement[]> {
  const statements: Statement[] = []
  for (let after = 0; ; ) {
    const rows = await database.rows(
      Words,
      'select key, text, words from message where key > ? order by key limit ?',
      [after, readAtOnce],
    )
    const changed = rows
      .map(({ key, text, words }) => ({ key, words, folded: fold(text) }))
      .filter(({ words, folded }) => words !== folded)
    if (changed.length > 0) {
      statements.push({
        sql: `update message set words = changed.value ->> 'folded'
          from json_each(?) as changed where message.key = changed.value ->> 'key'`,
        args: [JSON.stringify(changed)],
      })
    }
    after = rows.at(-1)?.key ?? after
    if (rows.length < readAtOnce) return statements
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
