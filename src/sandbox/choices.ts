import * as z from 'zod/mini'
import type { Database } from './database/database.ts'
import type { Statement } from './database/sql.ts'

type ChoiceName = 'version' | 'nextAnswer'

const Choice = z.object({ name: z.string(), value: z.string() })

/**
 * What was chosen for the sandbox, or undefined. It is kept in the database and nowhere else, so that
 * it outlives the process and holds for everybody who shares the sandbox.
 */
export async function choiceOf(database: Database, name: ChoiceName): Promise<string | undefined> {
  // all of them, since each request asks for several, and the second time they are known
  const rows = await database.rows(Choice, 'select name, value from choice')
  return rows.find((row) => row.name === name)?.value
}

export const choose = (name: ChoiceName, value: string): Statement => ({
  sql: `insert into choice (name, value) values (?, ?)
    on conflict do update set value = excluded.value`,
  args: [name, value],
})
