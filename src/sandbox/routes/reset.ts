import { Hono } from 'hono'
import type { Database } from '../database.ts'
import { resetStatements } from '../store/resetting.ts'

/** Where the sandbox is set back. Beeper has nothing like it, so it stands outside of `/v1`. */
export const resetPath = '/reset'

/** Sets everything back to the seed, all at once; asks for the scope `write`. */
export const resetRoutes = (database: Database) =>
  new Hono().post(resetPath, async (c) => {
    await database.write(resetStatements(new Date()))
    return c.body(null, 204)
  })
