import type { QueryClient } from '@tanstack/react-query'
import { loadAccounts } from '#beeper/accounts.ts'
import { BeeperError, NotSentError } from '#beeper/failure/failure.ts'
import type { Beeper } from '#beeper/http/client.ts'
import {
  bridgeCapabilitiesQuery,
  type NetworkRules,
  networkNameOf,
  rulesOf,
} from '#beeper/network-rules.ts'
import type { CheckBefore } from '#beeper/open-chat.ts'
import { displayName, present } from '#beeper/recipient/contact-match.ts'
import { normalizeQuery, resolveSearch } from '#beeper/recipient/contact-search.ts'
import { sharedChatQuery } from '#beeper/recipient/recipient-queries.ts'
import type { Recipient } from '#beeper/recipient/recipient-state.ts'
import { serverVersionQuery } from '#beeper/server-version.ts'
import type { Account } from '#contract/accounts.ts'
import type { Details, WholeDraft } from '../draft/draft.ts'
import { planRecipient, recipientFor } from '../draft/recipient-of.ts'
import { phoneLibraryQuery, readNumber } from '../numbers.ts'

interface Resolving {
  beeper: Beeper
  queryClient: QueryClient
  lastAccountID: string
}

/** The recipient of a draft after all searches have finished. */
export interface ResolvedRecipient extends Pick<Recipient, 'state' | 'account' | 'rules' | 'user'> {
  /** The result of the check before sending; absent if it failed or took too long. */
  check: CheckBefore | undefined
}

/** Timeout of the check before a write, in milliseconds. */
const checkTimeout = 1_500

/**
 * Resolves the recipient of a draft, and waits for searches that are still running. Cached results
 * are used. Throws a `NotSentError` if the accounts cannot be loaded and none was chosen.
 */
export async function resolveRecipient(
  draft: WholeDraft,
  { beeper, queryClient, lastAccountID }: Resolving,
): Promise<ResolvedRecipient> {
  const accounts = await accountsFor(draft, { beeper, queryClient })
  // without the library, for instance while the server is gone, a number is only stripped of its
  // punctuation
  const library = draft.user.phoneNumber.trim()
    ? await queryClient.ensureQueryData(phoneLibraryQuery).catch(() => undefined)
    : undefined
  const known = {
    mount: beeper.mount,
    accounts,
    lastAccountID,
    readNumber: library && readNumber.bind(undefined, library),
  }
  const plan = planRecipient(draft, known)
  const search = await resolveSearch(queryClient, beeper, {
    // a chosen contact needs no search
    query: plan.chosen ? '' : normalizeQuery(plan.query),
    account: plan.searched,
    accounts,
    networkQuery: '',
    hasLists: queryClient.getQueryData(serverVersionQuery(beeper).queryKey)?.dialect !== 'create',
  })
  const rules = (account: Account) => loadedRules(queryClient, beeper, account)
  const { recipient, checkedUser } = recipientFor(draft, plan, search, { ...known, rulesOf: rules })
  const check = await checkSoon(queryClient, beeper, recipient.account, checkedUser)
  return { ...recipient, check }
}

async function accountsFor(
  draft: WholeDraft,
  { beeper, queryClient }: Pick<Resolving, 'beeper' | 'queryClient'>,
): Promise<readonly Account[]> {
  try {
    return await loadAccounts(queryClient, beeper)
  } catch (error) {
    if (!(error instanceof BeeperError)) throw error
    // a chosen account can be used without the list
    if (draft.accountIDs[beeper.mount] || draft.person) return []
    throw NotSentError.from(error)
  }
}

function loadedRules(queryClient: QueryClient, beeper: Beeper, account: Account): NetworkRules {
  const bridgeID = account.status === undefined ? undefined : account.bridge?.id
  const { queryKey } = bridgeCapabilitiesQuery(beeper, bridgeID)
  return rulesOf(account, queryClient.getQueryData(queryKey))
}

async function checkSoon(
  queryClient: QueryClient,
  beeper: Beeper,
  account: Account | undefined,
  user: Details | undefined,
): Promise<CheckBefore | undefined> {
  if (!account || !user) return undefined
  const check = queryClient
    .fetchQuery(sharedChatQuery(beeper, account.accountID, user))
    // a chat can be opened without the check
    .catch(() => undefined)
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), checkTimeout)
  })
  return await Promise.race([check, timeout]).finally(() => clearTimeout(timer))
}

/** The names of recipient and network for texts. */
export function namesOf(draft: WholeDraft, { state, account, user }: ResolvedRecipient) {
  const network = account ? networkNameOf(account) : ''
  if (draft.mode === 'create') {
    const names = draft.participants.map(({ name }) => name)
    const [only, ...others] = names
    return {
      name: draft.title.trim() || (others.length ? `${names.length} people` : only) || '',
      network,
    }
  }
  const contact = 'found' in state ? state.found.contact : present(user)
  return { name: displayName(contact), network }
}
