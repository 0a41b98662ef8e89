import { type QueryClient, useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { accountOf, useAccountOf } from '#beeper/account-of.ts'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { Beeper } from '#beeper/client.ts'
import { type NetworkRules, rulesOf } from '#beeper/network-rules.ts'
import { accountsQuery, bridgeCapabilitiesQuery } from '#beeper/queries.ts'
import type { Account } from '#contract/account.ts'
import type { Draft } from './draft.ts'

/** The account that is chosen in the form, once the accounts are loaded or did not come. */
export const useAccount = (): Account | undefined =>
  useAccountOf(useWatch<Draft, 'accountID'>({ name: 'accountID' }))

/** The rules of the chosen account's network; the table's until the bridge has answered. */
export function useRules(): NetworkRules | undefined {
  const account = useAccount()
  const told = useQuery(bridgeCapabilitiesQuery(useBeeper(), account && toldBridge(account)))
  return account && rulesOf(account, told.data)
}

// the calls for bridges and the status of accounts came with the same version, 4.3
const toldBridge = ({ status, bridge }: Account) => (status === undefined ? undefined : bridge?.id)

/** The same rules for code that runs outside of a component, from what is loaded by then. */
export function loadedRules(queryClient: QueryClient, beeper: Beeper, accountID: string) {
  if (!accountID) return undefined
  const accounts = queryClient.getQueryData(accountsQuery(beeper).queryKey)
  const account = accountOf(accounts ?? [], accountID)
  const { queryKey } = bridgeCapabilitiesQuery(beeper, toldBridge(account))
  return rulesOf(account, queryClient.getQueryData(queryKey))
}
