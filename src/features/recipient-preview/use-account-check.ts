import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useBeeper } from '#beeper/connection/connection-context.ts'
import { bridgeCapabilitiesQuery, rulesOf } from '#beeper/network-rules.ts'
import type { GivenIdentifier } from '#beeper/recipient/contact-match.ts'
import { networkSearchQuery } from '#beeper/recipient/recipient-queries.ts'
import type { Account } from '#contract/accounts.ts'
import { type CheckResult, knownResult, resultOf } from './check-result.ts'

/** How many networks are asked concurrently. */
const concurrency = 3

/** The check of one identifier on all accounts. No request is sent before `ask` is called. */
interface AccountCheck {
  /** In the order of the accounts. */
  results: readonly CheckResult[]
  /** The number of accounts whose network has to be asked. */
  toAsk: number
  isAsked: boolean
  isRunning: boolean
  /** Starts the check; later, repeats failed requests, or all if none failed. */
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
  const [answered, setAnswered] = useState<readonly string[]>([])
  const unknown = accounts.filter((_, index) => !known[index])
  const running = unknown
    .filter(({ accountID }) => !answered.includes(accountID))
    .slice(0, concurrency)
  const searches = useQueries({
    queries: accounts.map((account, index) => ({
      ...networkSearchQuery(beeper, account.accountID, given.value),
      // the user waits for the result, and can retry
      retry: false,
      enabled:
        isAsked &&
        !known[index] &&
        !bridgeOf(account)?.isFetching &&
        (running.includes(account) || answered.includes(account.accountID)),
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
  // each result lets the next account start
  const nowAnswered = isAsked ? idsOf((kind) => kind !== 'pending') : []
  if (nowAnswered.join(' ') !== answered.join(' ')) setAnswered(nowAnswered)

  const ask = () => {
    setIsAsked(true)
    const failed = idsOf((kind) => kind === 'failed')
    const again = failed.length > 0 ? failed : answered
    for (const accountID of again) {
      const { queryKey } = networkSearchQuery(beeper, accountID, given.value)
      queryClient.removeQueries({ queryKey, exact: true })
    }
    // queues them again
    setAnswered(answered.filter((accountID) => !again.includes(accountID)))
  }
  const isRunning = isAsked && results.some(({ kind }) => kind === 'pending')
  return { results, toAsk: unknown.length, isAsked, isRunning, ask }

  function idsOf(matches: (kind: CheckResult['kind']) => boolean) {
    return accounts
      .filter((_, index) => !known[index] && matches(results[index]?.kind ?? 'pending'))
      .map(({ accountID }) => accountID)
  }
}
