import * as z from 'zod/mini'
import type { Database } from '../database.ts'
import { nobodyFound } from '../opening/refusals.ts'
import type { Plot } from './plot.ts'

const failures = 2

const Tries = z.object({ tries: z.number() })

/** Is found by no one at first, as WhatsApp's numbers sometimes are, and from the third try on. */
export const flaky: Plot = async ({ database, accountID, userID, isGroup }, open) => {
  const tries = await countTry(database, accountID, userID)
  if (tries <= failures) throw nobodyFound(isGroup ? userID : undefined)
  return open()
}

async function countTry(database: Database, accountID: string, userID: string) {
  const rows = await database.write([
    {
      sql: `insert into attempt (accountID, userID, tries) values (?, ?, 1)
        on conflict do update set tries = tries + 1 returning tries`,
      args: [accountID, userID],
    },
  ])
  return z.parse(z.tuple([Tries]), rows)[0].tries
}
