import { queryOptions } from '@tanstack/react-query'
import type { Account } from '#contract/accounts.ts'
import {
  type BridgeCapabilities,
  type GroupRules,
  getBridgeCapabilities,
} from '#contract/bridges.ts'
import { networkFacts } from '#contract/networks.ts'
import { queryKeys } from './connection/queries.ts'
import type { Beeper } from './http/client.ts'

/** What the form needs to know about an account's network before it sends anything. */
export interface NetworkRules {
  /** `bridge.type`; derived from the account's ID on servers that name no bridge. */
  type: string | undefined
  /** The display name. */
  name: string
  /** The identifiers that can be looked up; `undefined` for an unknown network. */
  lookups: BridgeCapabilities['resolve_identifier'] | undefined
  /** `undefined` for an unknown network; `false` where groups cannot be created. */
  group: GroupRules | false | undefined
  messageRequired: boolean
  /** Whether opening a direct chat is itself an invite. */
  invites: boolean
  /** Characters. */
  maxTextLength: number | undefined
}

// older servers name no bridge, but account IDs begin with it: whatsapp, local-whatsapp_ba_…,
// slackgo.T1-U1
function typeInID(accountID: string): string | undefined {
  if (accountID === 'hungryserv') return 'matrix'
  const [, name] = /^(?:local-|sh-)?([a-z]+)/.exec(accountID) ?? []
  return networkFacts(name) && name
}

/** The network type of an account: from its bridge, else from its ID. */
export const networkTypeOf = (account: Account) =>
  account.bridge?.type ?? typeInID(account.accountID)

/** The display name of an account's network. */
export const networkNameOf = (account: Account) =>
  account.network ?? networkFacts(networkTypeOf(account))?.name ?? account.accountID

/** The rules of an account's network: by the bridge's own capabilities, else by the known ones. */
export function rulesOf(account: Account, ofBridge?: BridgeCapabilities): NetworkRules {
  const type = networkTypeOf(account)
  const facts = networkFacts(type)
  const capabilities = ofBridge ?? facts?.capabilities
  return {
    type,
    name: networkNameOf(account),
    lookups: capabilities?.resolve_identifier,
    group: capabilities && (capabilities.group_creation.group ?? false),
    messageRequired: facts?.messageRequired ?? false,
    invites: facts?.invites ?? false,
    maxTextLength: facts?.maxTextLength,
  }
}

/** The bridge's capabilities. Older servers answer 404; then the table of networks is used. */
export const bridgeCapabilitiesQuery = (beeper: Beeper, bridgeID: string | undefined) =>
  queryOptions({
    queryKey: queryKeys.bridge(beeper, bridgeID),
    queryFn: async ({ signal }) =>
      (await beeper.send(getBridgeCapabilities, { params: { bridgeID: bridgeID ?? '' } }, signal))
        .answer,
    enabled: bridgeID !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
