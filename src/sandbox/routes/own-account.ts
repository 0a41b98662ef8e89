import type { Database } from '../database.ts'
import { notFound } from '../refusal.ts'
import { findAccount, type OwnAccount } from '../store/accounts.ts'

/** The account of an ID; refuses the request when there is none. */
export async function ownAccount(database: Database, accountID: string): Promise<OwnAccount> {
  const account = await findAccount(database, accountID)
  if (!account) throw notFound('Account')
  return account
}
