import { Hono } from 'hono'
import { resetSandbox } from '#contract/overture.ts'
import { lastIndexed, type Statement } from '../database/sql.ts'
import type { SandboxDeps } from '../deps.ts'
import { isBulkContact } from './bulk-contacts.ts'
import { seedStatements } from './write.ts'

/** Resets the sandbox to the seed in one transaction; requires the scope `write`. */
export const resetRoutes = ({ database, publish }: SandboxDeps) =>
  new Hono().post(resetSandbox.path, async (c) => {
    await database.write(resetStatements(new Date()))
    publish({ type: 'reset' })
    return c.body(null, resetSandbox.status)
  })

const statement = (sql: string): Statement => ({ sql, args: [] })

/**
 * The statements that restore the seed, to be run as one batch. Bulk contacts stay, because they
 * never change, and so do tokens: clients stay signed in. Keys are not restarted, so that no
 * `localChatID` is reused.
 */
export const resetStatements = (now: Date): Statement[] => [
  // accounts are deleted and inserted again within the batch, while bulk contacts reference them
  statement('pragma defer_foreign_keys = on'),
  ...['reaction', 'message', 'participant', 'chat', 'account', 'attempt', 'choice'].map((table) =>
    statement(`delete from ${table}`),
  ),
  // deleting from a contentless FTS index requires the indexed text
  statement(`insert into personWords (personWords, rowid, words)
    select 'delete', key, words || '  ' from person
    where not (${isBulkContact}) and key <= ${lastIndexed('personWords')}`),
  statement(`delete from person where not (${isBulkContact})`),
  ...seedStatements(now),
]
