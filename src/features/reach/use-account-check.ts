import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { Beeper } from '#beeper/client.ts'
import { BeeperFailure } from '#beeper/failure.ts'
import { rulesOf } from '#beeper/network-rules.ts'
import { bridgeCapabilitiesQuery } from '#beeper/queries.ts'
import type { Given } from '#beeper/same-person.ts'
import type { Account } from '#contract/account.ts'
import { searchContacts } from '#contract/account-endpoints.ts'
import { knownVerdict, type Verdict, verdictOn } from './verdict.ts'

/** As many networks are asked at a time. */
const atATime = 3

/** Asks every account for one identifier, once told to; reads only. Ends when it is not shown any more. */
export function useAccountCheck(given: Given, own: string | undefined) {
  const beeper = useBeeper()
  const queryClient = useQueryClient()
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, Verdict>>(new Map())
  const [isRunning, setIsRunning] = useState(false)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const run = async (accounts: readonly Account[]) => {
    running.current?.abort()
    const controller = new AbortController()
    const { signal } = controller
    running.current = controller
    const tell = ({ accountID }: Account, verdict: Verdict) => {
      if (!signal.aborted) setVerdicts((known) => new Map(known).set(accountID, verdict))
    }
    setVerdicts(new Map())
    setIsRunning(true)
    const queue = accounts.values()
    const worker = async () => {
      for (const account of queue) {
        if (signal.aborted) return
        tell(account, { kind: 'pending' })
        tell(account, await ask({ beeper, queryClient, account, given, own, signal }))
      }
    }
    await Promise.all(Array.from({ length: atATime }, worker))
    if (!signal.aborted) setIsRunning(false)
  }
  return { verdicts, isRunning, run }
}

interface Question {
  beeper: Beeper
  queryClient: QueryClient
  account: Account
  given: Given
  own: string | undefined
  signal: AbortSignal
}

async function ask(question: Question): Promise<Verdict> {
  const { beeper, account, given, signal } = question
  try {
    const known = knownVerdict(account, rulesOf(account, await told(question)), given, question.own)
    if (known) return known
    const input = { params: { accountID: account.accountID }, query: { query: given.value } }
    const { answer } = await beeper.send(searchContacts, input, signal)
    return verdictOn(answer.items, given)
  } catch (error) {
    if (error instanceof BeeperFailure) return { kind: 'failed' }
    throw error
  }
}

/** What the bridge says of its network; nothing on servers that have no such call. */
const told = ({ beeper, queryClient, account }: Question) =>
  queryClient
    .ensureQueryData(bridgeCapabilitiesQuery(beeper, account.bridge?.id))
    .catch(() => undefined)
