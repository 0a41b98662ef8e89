import * as z from 'zod/mini'
import { Account } from './accounts.ts'
import type { Endpoint } from './endpoint.ts'
import { lenient, lenientList, openEnum } from './lenient.ts'

const Limits = z.object({
  allowed: z.boolean(),
  required: lenient(z.boolean()),
  /** Bytes for names and topics; for participants a count that excludes the account's owner. */
  min_length: lenient(z.number()),
  max_length: lenient(z.number()),
})

/** The fields that creating one kind of group allows or requires. */
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
 * How a network looks up users and creates groups: `GET /v1/bridges/{bridgeID}/capabilities`, which
 * returns mautrix's `ProvisioningCapabilities` unchanged, snake_case included (Beeper 4.3+).
 */
export const BridgeCapabilities = z.object({
  resolve_identifier: z.object({
    create_dm: z.boolean(),
    lookup_phone: z.boolean(),
    lookup_email: z.boolean(),
    lookup_username: z.boolean(),
    /** Accepts any phone number without checking that it is in use. */
    any_phone: z.boolean(),
    contact_list: z.boolean(),
    search: z.boolean(),
  }),
  /** By kind of group. The Client API can only create the kind `group`. */
  group_creation: z.record(z.string(), GroupRules),
})
export type BridgeCapabilities = z.infer<typeof BridgeCapabilities>

/** The known bridge statuses (Beeper 4.3 and newer). */
const bridgeStatuses = [
  'available',
  'connected',
  'limit_reached',
  'temporarily_unavailable',
  'disabled',
] as const

/** A bridge to one network, with the accounts that use it. */
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

/** The available bridges (Beeper 4.3 and newer). */
export const listBridges = {
  method: 'GET',
  path: '/v1/bridges',
  answer: z.object({ items: lenientList(Bridge) }),
} as const satisfies Endpoint

/** One bridge, by its `account.bridge.id` (Beeper 4.3 and newer). */
export const getBridge = {
  method: 'GET',
  path: '/v1/bridges/{bridgeID}',
  answer: Bridge,
} as const satisfies Endpoint

/** How the network behind a bridge looks up users and creates groups (Beeper 4.3 and newer). */
export const getBridgeCapabilities = {
  method: 'GET',
  path: '/v1/bridges/{bridgeID}/capabilities',
  answer: BridgeCapabilities,
} as const satisfies Endpoint
