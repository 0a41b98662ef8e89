import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useAccounts } from '#beeper/accounts.ts'
import { useBeeper, useConnection } from '#beeper/connection/connection-context.ts'
import { bridgeCapabilitiesQuery, type NetworkRules, rulesOf } from '#beeper/network-rules.ts'
import {
  normalizeQuery,
  useContactSearch,
  useDebouncedValue,
} from '#beeper/recipient/contact-search.ts'
import { sharedChatQuery } from '#beeper/recipient/recipient-queries.ts'
import type { Recipient } from '#beeper/recipient/recipient-state.ts'
import type { Account } from '#contract/accounts.ts'
import type { Recognition } from '#recognize/recognition.ts'
import { type Details, emptyDetails, type WholeDraft } from './draft/draft.ts'
import { planRecipient, recipientFor } from './draft/recipient-of.ts'
import { storedAccount } from './draft/stored.ts'
import { useDraftValue } from './draft/use-draft.tsx'
import { phoneLibraryQuery, readNumber } from './numbers.ts'

interface RecipientValue extends Recipient {
  reading: Recognition | undefined
  /** The text to search for. */
  query: string
  accounts: { data: readonly Account[]; isPending: boolean; isError: boolean; retry(): void }
  /** Searches every network for the text in the field, which discloses it to each of them. */
  askNetworks(): void
}

const Context = createContext<RecipientValue | undefined>(undefined)

/** The recipient of the draft. Throws outside of a `RecipientProvider`. */
export function useRecipient(): RecipientValue {
  const value = useContext(Context)
  if (!value) throw new Error('useRecipient needs a RecipientProvider around it')
  return value
}

/** Resolves the recipient of the draft once for all parts of the form. */
export function RecipientProvider({ children }: { children: ReactNode }) {
  const beeper = useBeeper()
  const { target } = useConnection()
  const draft = useDraftOfPerson()
  const { data: accounts = noAccounts, isPending, isError, refetch } = useAccounts(beeper)
  const hasNumber = draft.user.phoneNumber !== ''
  const library = useQuery({ ...phoneLibraryQuery, enabled: hasNumber }).data
  const known = useMemo(
    () => ({
      mount: beeper.mount,
      accounts,
      lastAccountID: storedAccount.read(target),
      readNumber: library && readNumber.bind(undefined, library),
    }),
    [beeper, accounts, target, library],
  )
  const plan = useMemo(() => planRecipient(draft, known), [draft, known])
  const account = plan.inUse?.account
  const rulesOfUsed = useRulesOf(account)
  const [networkQuery, setNetworkQuery] = useState('')
  const { query, reading } = plan
  const search = useContactSearch({ query, account: plan.searched, accounts, networkQuery })
  const { recipient, checkedUser } = useMemo(
    () => recipientFor(draft, plan, search, { ...known, rulesOf: rulesOfUsed }),
    [draft, plan, search, known, rulesOfUsed],
  )
  const { account: finalAccount } = recipient
  const rulesOfFinal = useRulesOf(finalAccount)
  // memoized, or every consumer of the context would render again
  const rules = useMemo(
    () => finalAccount && rulesOfFinal(finalAccount),
    [finalAccount, rulesOfFinal],
  )
  const check = useSharedChat(recipient.account, checkedUser)
  const value = useMemo(
    (): RecipientValue => ({
      ...recipient,
      rules,
      check,
      reading,
      query,
      accounts: { data: accounts, isPending, isError, retry: () => void refetch() },
      askNetworks: () => setNetworkQuery(normalizeQuery(query)),
    }),
    [recipient, rules, check, reading, accounts, isPending, isError, refetch, query],
  )
  return <Context value={value}>{children}</Context>
}

const noAccounts: readonly Account[] = []

/** The draft without the values that do not affect the recipient, to avoid resolving it again. */
const useDraftOfPerson = () =>
  useDraftValue((draft): WholeDraft => ({ ...draft, messageText: '', title: '', adding: '' }))

/**
 * The rules of networks: for this account those of its bridge, if it tells them, else the table's.
 */
function useRulesOf(account: Account | undefined): (account: Account) => NetworkRules {
  const bridgeID = account && askedBridge(account)
  const { data } = useQuery(bridgeCapabilitiesQuery(useBeeper(), bridgeID))
  return useCallback(
    (one) => rulesOf(one, one.accountID === account?.accountID ? data : undefined),
    [account?.accountID, data],
  )
}

// the endpoints for bridges and the status of accounts both came with version 4.3
const askedBridge = ({ status, bridge }: Account) => (status === undefined ? undefined : bridge?.id)

/** Looks for a shared chat before sending, once account and user are known. */
function useSharedChat(
  account: Account | undefined,
  user: Details | undefined,
): Recipient['check'] {
  const key = JSON.stringify(user)
  // debounced, so that typing does not send a request for each key
  const debounced = useDebouncedValue(key, 150)
  const isKnown = account !== undefined && user !== undefined
  const isEnabled = isKnown && debounced === key
  const { data, isFetching, isError } = useQuery({
    ...sharedChatQuery(useBeeper(), account?.accountID ?? '', user ?? emptyDetails),
    enabled: isEnabled,
  })
  const found = isKnown ? data : undefined
  const isChecking = isKnown && data === undefined && (!isEnabled || isFetching)
  const hasFailed = isEnabled && isError
  // memoized, or every consumer of the context would render again
  return useMemo(() => ({ found, isChecking, hasFailed }), [found, isChecking, hasFailed])
}
