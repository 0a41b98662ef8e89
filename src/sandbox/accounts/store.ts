import * as z from 'zod/mini'
import type { Account } from '#contract/accounts.ts'
import { Person, selectPerson, toUser } from '../contacts/person.ts'
import type { Database } from '../database/database.ts'
import { networkByType } from '../networks/networks.ts'
import type { Network } from '../networks/shared.ts'
import { notFound } from '../refusal.ts'

/** A stored account with its network's rules and its user. */
export interface StoredAccount {
  accountID: string
  network: Network
  status: string
  statusText: string | null
  self: Person
}

const AccountRow = z.extend(Person, {
  network: z.string(),
  status: z.string(),
  statusText: z.nullable(z.string()),
})

const selectAccounts = `select ${selectPerson}, account.network, account.status, account.statusText
  from account join person on person.accountID = account.accountID and person.isSelf = 1`

const toAccount = ({ network, status, statusText, ...self }: z.infer<typeof AccountRow>) =>
  ({
    accountID: self.accountID,
    network: networkByType(network),
    status,
    statusText,
    self,
  }) satisfies StoredAccount

/** Every account, in seed order. */
export async function allAccounts(database: Database): Promise<StoredAccount[]> {
  const rows = await database.rows(AccountRow, `${selectAccounts} order by account.rowid`)
  return rows.map(toAccount)
}

export async function accountByID(
  database: Database,
  accountID: string,
): Promise<StoredAccount | undefined> {
  const sql = `${selectAccounts} where account.accountID = ?`
  const [row] = await database.rows(AccountRow, sql, [accountID])
  return row && toAccount(row)
}

const notConnectedStatuses = new Set([
  'disconnected',
  'connection_required',
  'reconnect_required',
  'disabled',
])

/** Whether this account is connected to its network. */
export const isConnected = ({ status }: StoredAccount): boolean => !notConnectedStatuses.has(status)

export const toAnswer = ({
  accountID,
  network,
  status,
  statusText,
  self,
}: StoredAccount): Account => ({
  accountID,
  bridge: network.account.bridge,
  network: network.account.network,
  user: toUser(self),
  status,
  ...(statusText === null ? {} : { statusText }),
})

/** The account with this ID; refuses the request when there is none. */
export async function findAccount(database: Database, accountID: string): Promise<StoredAccount> {
  const account = await accountByID(database, accountID)
  if (!account) throw notFound('Account')
  return account
}
