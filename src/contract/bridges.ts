import * as z from 'zod/mini'
import { Account } from './accounts.ts'
import type { Endpoint } from './endpoint.ts'
import { lenient, lenientList, openEnum } from './lenient.ts'

const Limits = z.object({
  allowed: z.boolean(),
  required: lenient(z.boolean()),
  /** Names and topics in bytes; participants in people, yourself not counted. */
  min_length: lenient(z.number()),
  max_length: lenient(z.number()),
})

/** What one kind of group needs when it is made. */
export const GroupRules = z.object({
  type_description: z.string(),
  name: lenient(Limits),
  username: lenient(Limits),
  avatar: lenient(Limits),
  topic: lenient(Limits),
  disappear: lenient(Limits),
  participants: lenient(Limits),
  parent: lenient(Limits),
})
export type GroupRules = z.infer<typeof GroupRules>

/**
 * How a network finds people and makes groups: `GET /v1/bridges/{bridgeID}/capabilities`, which
 * hands on mautrix's `ProvisioningCapabilities` as they are, snake_case included (Beeper 4.3+).
 */
export const BridgeCapabilities = z.object({
  resolve_identifier: z.object({
    create_dm: z.boolean(),
    lookup_phone: z.boolean(),
    lookup_email: z.boolean(),
    lookup_username: z.boolean(),
    /** Takes any number without checking that somebody answers there. */
    any_phone: z.boolean(),
    contact_list: z.boolean(),
    search: z.boolean(),
  }),
  /** By kind of group. The Client API can only ask for the kind called `group`. */
  group_creation: z.record(z.string(), GroupRules),
})
export type BridgeCapabilities = z.infer<typeof BridgeCapabilities>

/** The states of a bridge that are known today (Beeper 4.3 and newer). */
const bridgeStatuses = [
  'available',
  'connected',
  'limit_reached',
  'temporarily_unavailable',
  'disabled',
] as const

/** One connection to a network, and the accounts it carries. */
export const Bridge = z.object({
  id: z.string(),
  type: z.string(),
  provider: openEnum(['cloud', 'self-hosted', 'local', 'platform-sdk']),
  displayName: z.string(),
  activeAccountCount: z.number(),
  supportsMultipleAccounts: z.boolean(),
  status: openEnum(bridgeStatuses),
  accounts: z.array(Account),
  network: lenient(z.string()),
  statusText: lenient(z.string()),
})
export type Bridge = z.infer<typeof Bridge>

/** What accounts can be carried by (Beeper 4.3 and newer). */
export const listBridges = {
  method: 'GET',
  path: '/v1/bridges',
  answer: z.object({ items: lenientList(Bridge) }),
} as const satisfies Endpoint

/** One bridge, named by `account.bridge.id` (Beeper 4.3 and newer). */
export const getBridge = {
  method: 'GET',
  path: '/v1/bridges/{bridgeID}',
  answer: Bridge,
} as const satisfies Endpoint

/** How the network behind a bridge finds people and makes groups (Beeper 4.3 and newer). */
export const getBridgeCapabilities = {
  method: 'GET',
  path: '/v1/bridges/{bridgeID}/capabilities',
  answer: BridgeCapabilities,
} as const satisfies Endpoint
