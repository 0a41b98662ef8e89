import * as z from 'zod/mini'
import { User } from './contacts.ts'
import type { Endpoint } from './endpoint.ts'
import { lenient, lenientList, openEnum } from './lenient.ts'

/** The known account statuses, from best to worst; Beeper 4.3 and newer. */
export const accountStatuses = [
  'connected',
  'connecting',
  'backfilling',
  'connection_required',
  'reconnect_required',
  'attention_required',
  'disconnected',
  'disabled',
] as const

/** The bridge an account uses. `type` identifies the network: `whatsapp`, `matrix`, … */
export const AccountBridge = z.object({
  id: z.string(),
  type: z.string(),
  provider: openEnum(['cloud', 'self-hosted', 'local', 'platform-sdk']),
})
export type AccountBridge = z.infer<typeof AccountBridge>

/** One login on one network. Beeper before 4.2.785 leaves `bridge` out, before 4.3 `status`. */
export const Account = z.object({
  accountID: z.string(),
  user: User,
  bridge: lenient(AccountBridge),
  /** A display name only; branch on `bridge.type`. */
  network: lenient(z.string()),
  status: lenient(openEnum(accountStatuses)),
  statusText: lenient(z.string()),
  loginID: lenient(z.string()),
})
export type Account = z.infer<typeof Account>

/** A bare array, unlike every other list of the API. It may leave iMessage out. */
export const listAccounts = {
  method: 'GET',
  path: '/v1/accounts',
  answer: lenientList(Account),
} as const satisfies Endpoint

/** One account by its ID (Beeper 4.3 and newer). */
export const getAccount = {
  method: 'GET',
  path: '/v1/accounts/{accountID}',
  answer: Account,
} as const satisfies Endpoint
