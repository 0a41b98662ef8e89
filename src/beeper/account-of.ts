import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Account } from '#contract/accounts.ts'
import { useBeeper } from './beeper-context.ts'
import { unlisted } from './hidden-accounts.ts'
import { accountsQuery } from './queries.ts'

/** The account that an ID names: the listed one, else as much of it as the ID gives away. */
export const accountOf = (accounts: readonly Account[], accountID: string): Account =>
  accounts.find((account) => account.accountID === accountID) ?? unlisted(accountID)

/** The same in a component; nothing without an ID, and while the accounts are on their way. */
export function useAccountOf(accountID: string): Account | undefined {
  const accounts = useQuery(accountsQuery(useBeeper()))
  const isKnown = accountID !== '' && !accounts.isPending
  return useMemo(
    () => (isKnown ? accountOf(accounts.data ?? [], accountID) : undefined),
    [isKnown, accounts.data, accountID],
  )
}
