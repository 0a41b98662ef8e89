import type { AccountBridge } from '#contract/accounts.ts'
import type { ChatCapabilities } from '#contract/capabilities.ts'
import type { NetworkFacts } from '#contract/networks.ts'

/** The kinds of identifier that `user` of `POST /v1/chats/start` may carry besides `id`. */
export type IdentifierKind = 'username' | 'phoneNumber' | 'email'

/**
 * What came of reading an identifier: the one spelling under which contacts are stored and found,
 * or, in the bridge's own words, why this network cannot take it.
 */
export type Reading = { value: string } | { refused: string }

/** One network as the sandbox plays it. Each network's file reads like its row in the facts. */
export interface Network {
  /** `bridge.type`: `whatsapp`, `slackgo`, … and the key of the row in `#contract/networks.ts`. */
  type: string
  /** The row of the contract: name, provisioning capabilities, group rules, message rules. */
  facts: NetworkFacts
  /** Yours on this network, as `GET /v1/accounts` shows it. */
  account: { accountID: string; bridge: AccountBridge; network: string; selfID: string }
  /** The ID that the API shows (`@…:local-whatsapp.localhost`) for an ID inside the network. */
  userID(networkID: string): string
  /** The ID inside the network for one that the API showed, or for a bare one; else undefined. */
  networkID(userID: string): string | undefined
  /** How each identifier is read. A kind that is missing is not looked up by this network. */
  read: Partial<Record<IdentifierKind, (text: string) => Reading>>
  /** For networks that take any address without asking: the network ID that a read value gets. */
  unverifiedID?: (value: string) => string
  /** Whether a direct chat with yourself exists ("Note to self"). */
  noteToSelf: boolean
  /** Whether a given title is used when a group is made; otherwise it is ignored, not refused. */
  namesGroups: boolean
  /** Refuses a second group of the same people. */
  refusesTwinGroups?: true
  /** `!…` or whatever the network's chat IDs look like; `seed` is unique per chat. */
  chatID(seed: string): string
  /** What chats can do: the numbers of each network. */
  chats: { direct: ChatCapabilities; group: ChatCapabilities }
}
