import { QueryClient, queryOptions } from '@tanstack/react-query'
import { getBridgeCapabilities } from '#contract/bridges.ts'
import { getInfo } from '#contract/info.ts'
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
