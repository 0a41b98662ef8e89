import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query'
import { getBridgeCapabilities, getInfo, searchContacts } from '#contract/account-endpoints.ts'
import { searchChats } from '#contract/chat-endpoints.ts'
import type { Beeper } from './client.ts'
import { everyAccount } from './hidden-accounts.ts'
import { delayBefore, shouldAskAgain } from './retry.ts'

/** Reads are asked again twice when the fault may pass; writes never. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // the server is on this machine, whatever the browser thinks of the network
        networkMode: 'always',
        staleTime: 30_000,
        retry: shouldAskAgain,
        retryDelay: delayBefore,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })

/** Who answers, and in which version. */
export const infoQuery = (beeper: Beeper) =>
  queryOptions({
    queryKey: [beeper.mount, 'info'],
    queryFn: async ({ signal }) => (await beeper.send(getInfo, {}, signal)).answer,
  })

/** Every account that can be used, also those that the server does not list. */
export const accountsQuery = (beeper: Beeper) =>
  queryOptions({
    queryKey: [beeper.mount, 'accounts'],
    queryFn: ({ signal }) => everyAccount(beeper, signal),
  })

/** What the bridge says of its network. Older servers answer 404: then the table must do. */
export const bridgeCapabilitiesQuery = (beeper: Beeper, bridgeID: string | undefined) =>
  queryOptions({
    queryKey: [beeper.mount, 'bridge-capabilities', bridgeID],
    queryFn: async ({ signal }) =>
      (await beeper.send(getBridgeCapabilities, { params: { bridgeID: bridgeID ?? '' } }, signal))
        .answer,
    enabled: bridgeID !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Whom the words find on an account. Opens nothing and tells nobody. */
export const contactsQuery = (beeper: Beeper, accountID: string, words: string) =>
  queryOptions({
    queryKey: [beeper.mount, 'contacts', accountID, words],
    queryFn: async ({ signal }) =>
      (
        await beeper.send(
          searchContacts,
          { params: { accountID }, query: { query: words } },
          signal,
        )
      ).answer.items,
    enabled: accountID !== '' && words !== '',
    // rows stay while the next answer is on its way, so nothing jumps
    placeholderData: keepPreviousData,
  })

/** The direct chats of an account that somebody findable by `identifier` is in. */
export const directChatsQuery = (beeper: Beeper, accountID: string, identifier: string) =>
  queryOptions({
    queryKey: [beeper.mount, 'chats', accountID, identifier],
    queryFn: async ({ signal }) =>
      (
        await beeper.send(
          searchChats,
          {
            query: {
              accountIDs: [accountID],
              query: identifier,
              scope: 'participants',
              type: 'single',
            },
          },
          signal,
        )
      ).answer.items,
    enabled: accountID !== '' && identifier !== '',
    // a chat opened elsewhere should be noticed here
    staleTime: 5_000,
  })

/** The newest direct chats of an account, to suggest the people in them. */
export const recentChatsQuery = (beeper: Beeper, accountID: string) =>
  queryOptions({
    queryKey: [beeper.mount, 'chats', accountID, 'recent'],
    queryFn: async ({ signal }) =>
      (
        await beeper.send(
          searchChats,
          { query: { accountIDs: [accountID], type: 'single', limit: 50 } },
          signal,
        )
      ).answer.items,
    enabled: accountID !== '',
  })
