import * as z from 'zod/mini'
import type { Database } from './database/database.ts'
import type { Statement } from './database/sql.ts'

type ChoiceName = 'version' | 'nextAnswer'

const Choice = z.object({ name: z.string(), value: z.string() })

/**
 * A setting of the sandbox, or undefined. It is stored only in the database, so that it survives
 * restarts and applies to every process that shares the database.
 */
export async function choiceOf(database: Database, name: ChoiceName): Promise<string | undefined> {
  // reads all rows with one query, because each request needs several and the query is cached
  const rows = await database.rows(Choice, 'select name, value from choice')
  return rows.find((row) => row.name === name)?.value
}

export const choose = (name: ChoiceName, value: string): Statement => ({
  sql: `insert into choice (name, value) values (?, ?)
    on conflict do update set value = excluded.value`,
  args: [name, value],
})
