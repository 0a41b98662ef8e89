import { Hono } from 'hono'
import { getAccount, listAccounts } from '#contract/accounts.ts'
import type { Answer } from '#contract/endpoint.ts'
import type { Database } from '../database.ts'
import { routePath } from '../route-path.ts'
import { allAccounts, toAnswer } from '../store/accounts.ts'
import { ownAccount } from './own-account.ts'

/** The accounts, and each by itself. */
export const accountRoutes = (database: Database) =>
  new Hono()
    .get(listAccounts.path, async (c) => {
      const accounts = await allAccounts(database)
      return c.json(accounts.map(toAnswer) satisfies Answer<typeof listAccounts>)
    })
    .get(routePath(getAccount.path), async (c) => {
      const account = await ownAccount(database, c.req.param('accountID'))
      return c.json(toAnswer(account) satisfies Answer<typeof getAccount>)
    })
