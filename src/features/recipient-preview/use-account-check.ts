import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { bridgeCapabilitiesQuery, rulesOf } from '#beeper/network-rules.ts'
import type { GivenIdentifier } from '#beeper/recipient/contact-match.ts'
import { networkSearchQuery } from '#beeper/recipient/recipient-queries.ts'
import type { Account } from '#contract/accounts.ts'
import { type CheckResult, knownResult, resultOf } from './check-result.ts'

/** As many networks are asked at a time. */
const atOnce = 3

/** What all accounts know of one identifier. Nothing is asked before `ask` is called. */
interface AccountCheck {
  /** In the order of the accounts. */
  results: readonly CheckResult[]
  /** How many of the accounts have to be asked. */
  toAsk: number
  isAsked: boolean
  isRunning: boolean
  /** Asks; later, asks those again that did not answer, or all of them if all did. */
  ask(): void
}

export function useAccountCheck(
  given: GivenIdentifier,
  accounts: readonly Account[],
  ownNetwork: string | undefined,
): AccountCheck {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const [isAsked, setIsAsked] = useState(false)
  // two logins may share one bridge
  const bridgeIDs = [...new Set(accounts.flatMap(({ bridge }) => bridge?.id ?? []))]
  const bridges = useQueries({
    queries: bridgeIDs.map((id) => ({ ...bridgeCapabilitiesQuery(beeper, id), enabled: isAsked })),
  })
  const bridgeOf = ({ bridge }: Account) => bridge && bridges[bridgeIDs.indexOf(bridge.id)]
  const known = accounts.map((account) =>
    knownResult(account, rulesOf(account, bridgeOf(account)?.data), given, ownNetwork),
  )
  const [settled, setSettled] = useState<readonly string[]>([])
  const asked = accounts.filter((_, index) => !known[index])
  const inTurn = asked.filter(({ accountID }) => !settled.includes(accountID)).slice(0, atOnce)
  const searches = useQueries({
    queries: accounts.map((account, index) => ({
      ...networkSearchQuery(beeper, account.accountID, given.value),
      // a person waits for the answer, and can ask again
      retry: false,
      enabled:
        isAsked &&
        !known[index] &&
        !bridgeOf(account)?.isFetching &&
        (inTurn.includes(account) || settled.includes(account.accountID)),
    })),
  })
  const results = accounts.map((account, index): CheckResult => {
    const search = searches[index]
    const result = known[index]
    if (result) return result
    if (!search || search.isFetching || bridgeOf(account)?.isFetching) return { kind: 'pending' }
    if (search.data) return resultOf(search.data, given)
    return { kind: search.isError ? 'failed' : 'pending' }
  })
  // each answer gives its turn to the next account
  const nowSettled = isAsked ? idsOf((kind) => kind !== 'pending') : []
  if (nowSettled.join(' ') !== settled.join(' ')) setSettled(nowSettled)

  const ask = () => {
    setIsAsked(true)
    const failed = idsOf((kind) => kind === 'failed')
    const again = failed.length > 0 ? failed : settled
    for (const accountID of again) {
      const { queryKey } = networkSearchQuery(beeper, accountID, given.value)
      queryClient.removeQueries({ queryKey, exact: true })
    }
    // they wait for their turn once more
    setSettled(settled.filter((accountID) => !again.includes(accountID)))
  }
  const isRunning = isAsked && results.some(({ kind }) => kind === 'pending')
  return { results, toAsk: asked.length, isAsked, isRunning, ask }

  function idsOf(wanted: (kind: CheckResult['kind']) => boolean) {
    return accounts
      .filter((_, index) => !known[index] && wanted(results[index]?.kind ?? 'pending'))
      .map(({ accountID }) => accountID)
  }
}
