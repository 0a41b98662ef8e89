import { Hono } from 'hono'
import { resetSandbox } from '#contract/overture.ts'
import type { Parts } from '../parts.ts'
import { resetStatements } from '../store/resetting.ts'

/** Sets everything back to the seed, all at once; asks for the scope `write`. */
export const resetRoutes = ({ database, publish }: Parts) =>
  new Hono().post(resetSandbox.path, async (c) => {
    await database.write(resetStatements(new Date()))
    publish({ type: 'reset' })
    return c.body(null, resetSandbox.status)
  })
