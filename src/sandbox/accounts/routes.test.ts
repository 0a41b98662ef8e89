import { describe, expect, test } from 'vitest'
import { getAccount, listAccounts } from '#contract/accounts.ts'
import { getBridge, getBridgeCapabilities, listBridges } from '#contract/bridges.ts'
import { allNetworks } from '../networks/networks.ts'
import { freshSandbox } from '../testing/fresh-sandbox.ts'

describe('accounts', () => {
  test('are listed one per network, each with its user', async () => {
    const { beeper } = await freshSandbox()
    const accounts = await beeper.accounts.list()
    expect(listAccounts.answer.parse(accounts)).toEqual(accounts)
    expect(accounts.map((account) => account.accountID)).toEqual(
      allNetworks.map((network) => network.account.accountID),
    )
    expect(accounts.every((account) => account.user.isSelf)).toBe(true)
    expect(accounts.every((account) => account.user.fullName === 'Mara Ruiz')).toBe(true)
  })

  test('have a status and its text', async () => {
    const { beeper } = await freshSandbox()
    const voice = getAccount.answer.parse(await beeper.get('/v1/accounts/gvoice'))
    expect(voice).toMatchObject({ accountID: 'gvoice', status: 'reconnect_required' })
    expect(voice.statusText).toMatch(/Signed out/)
  })
})

describe('bridges', () => {
  test('are listed with their accounts', async () => {
    const { beeper } = await freshSandbox()
    const answer = await beeper.get('/v1/bridges')
    const { items } = listBridges.answer.parse(answer)
    expect(answer).toEqual({ items })
    expect(items.map((bridge) => bridge.type)).toEqual(allNetworks.map(({ type }) => type))
    expect(items.every((bridge) => bridge.accounts.length === 1)).toBe(true)
    expect(items.find((bridge) => bridge.type === 'gvoice')).toMatchObject({
      status: 'available',
      activeAccountCount: 0,
    })
  })

  test.each(allNetworks.map((network) => [network.facts.name, network] as const))(
    'of %s have the capabilities of the network',
    async (name, network) => {
      const { beeper } = await freshSandbox()
      const { id } = network.account.bridge
      const bridge = getBridge.answer.parse(await beeper.get(`/v1/bridges/${id}`))
      expect(bridge).toMatchObject({ id, displayName: name })
      const capabilities = await beeper.get(`/v1/bridges/${id}/capabilities`)
      expect(getBridgeCapabilities.answer.parse(capabilities)).toEqual(network.facts.capabilities)
    },
  )
})
