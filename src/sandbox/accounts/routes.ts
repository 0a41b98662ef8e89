import { Hono } from 'hono'
import { getAccount, listAccounts } from '#contract/accounts.ts'
import { type Bridge, getBridge, getBridgeCapabilities, listBridges } from '#contract/bridges.ts'
import type { Answer } from '#contract/endpoint.ts'
import type { Database } from '../database/database.ts'
import type { SandboxDeps } from '../deps.ts'
import { notFound } from '../refusal.ts'
import { routePath } from '../request.ts'
import { allAccounts, findAccount, isConnected, type StoredAccount, toAnswer } from './store.ts'

export const accountRoutes = ({ database }: SandboxDeps) =>
  new Hono()
    .get(listAccounts.path, async (c) => {
      const accounts = await allAccounts(database)
      return c.json(accounts.map(toAnswer) satisfies Answer<typeof listAccounts>)
    })
    .get(routePath(getAccount.path), async (c) => {
      const account = await findAccount(database, c.req.param('accountID'))
      return c.json(toAnswer(account) satisfies Answer<typeof getAccount>)
    })

/** The bridges of the accounts and their capabilities. */
export const bridgeRoutes = ({ database }: SandboxDeps) =>
  new Hono()
    .get(listBridges.path, async (c) => {
      const accounts = await allAccounts(database)
      const ids = [...new Set(accounts.map(bridgeID))]
      const items = ids.flatMap((id) =>
        toBridge(accounts.filter((account) => bridgeID(account) === id)),
      )
      return c.json({ items } satisfies Answer<typeof listBridges>)
    })
    .get(routePath(getBridge.path), async (c) => {
      const [bridge] = toBridge(await accountsOf(database, c.req.param('bridgeID')))
      if (!bridge) throw notFound('Bridge')
      return c.json(bridge satisfies Answer<typeof getBridge>)
    })
    .get(routePath(getBridgeCapabilities.path), async (c) => {
      const [account] = await accountsOf(database, c.req.param('bridgeID'))
      if (!account) throw notFound('Bridge')
      return c.json(
        account.network.facts.capabilities satisfies Answer<typeof getBridgeCapabilities>,
      )
    })

const bridgeID = ({ network }: StoredAccount) => network.account.bridge.id

async function accountsOf(database: Database, id: string) {
  const accounts = await allAccounts(database)
  return accounts.filter((account) => bridgeID(account) === id)
}

function toBridge(accounts: StoredAccount[]): Bridge[] {
  const [first] = accounts
  if (!first) return []
  const active = accounts.filter(isConnected).length
  const { bridge, network } = first.network.account
  return [
    {
      ...bridge,
      displayName: first.network.facts.name,
      network,
      activeAccountCount: active,
      supportsMultipleAccounts: bridge.type !== 'matrix' && bridge.type !== 'imessage',
      status: active > 0 ? 'connected' : 'available',
      accounts: accounts.map(toAnswer),
    },
  ]
}
