import * as z from 'zod/mini'
import type { Database } from './database/database.ts'

/**
 * What was chosen for the sandbox stands in its database and nowhere else, so that it outlives the
 * process and holds for everybody who shares the sandbox.
 */
type ChoiceName = 'version' | 'nextAnswer'

const Stored = z.object({ value: z.string() })

/** The value as it stands there; whoever reads it checks it, since a newer sandbox may know more. */
export async function readChoice(
  database: Database,
  name: ChoiceName,
): Promise<string | undefined> {
  const rows = await database.rows(Stored, 'select value from choice where name = ?', [name])
  return rows[0]?.value
}

export async function writeChoice(
  database: Database,
  name: ChoiceName,
  value: string,
): Promise<void> {
  await database.write([
    {
      sql: `insert into choice (name, value) values (?, ?)
        on conflict do update set value = excluded.value`,
      args: [name, value],
    },
  ])
}
