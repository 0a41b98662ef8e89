import { Hono } from 'hono'
import { resetSandbox } from '#contract/overture.ts'
import { lastIndexed, type Statement } from '../database/sql.ts'
import type { SandboxDeps } from '../deps.ts'
import { isBulkContact } from './bulk-contacts.ts'
import { seedStatements } from './write.ts'

/** Sets everything back to the seed, all at once; asks for the scope `write`. */
export const resetRoutes = ({ database, publish }: SandboxDeps) =>
  new Hono().post(resetSandbox.path, async (c) => {
    await database.write(resetStatements(new Date()))
    publish({ type: 'reset' })
    return c.body(null, resetSandbox.status)
  })

const statement = (sql: string): Statement => ({ sql, args: [] })

/**
 * Everything that restores the seed, to be run as one batch. The bulk contacts of a large account
 * stay as they are, since nothing ever changes them, and so do the tokens: clients stay signed in.
 * Keys go on counting, so that no `localChatID` of before ever names another chat.
 */
export const resetStatements = (now: Date): Statement[] => [
  // accounts are deleted and inserted again within the batch, while bulk contacts refer to them
  statement('pragma defer_foreign_keys = on'),
  ...['reaction', 'message', 'participant', 'chat', 'account', 'attempt', 'choice'].map((table) =>
    statement(`delete from ${table}`),
  ),
  // an index without content needs the old text to delete an entry
  statement(`insert into personWords (personWords, rowid, words)
    select 'delete', key, words || '  ' from person
    where not (${isBulkContact}) and key <= ${lastIndexed('personWords')}`),
  statement(`delete from person where not (${isBulkContact})`),
  ...seedStatements(now),
]
