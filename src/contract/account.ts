import * as z from 'zod/mini'
import { lenient, openEnum } from './lenient.ts'
import { User } from './user.ts'

/** The states of an account that are known today, from best to worst; Beeper 4.3 and newer. */
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

/** What carries an account's messages. `type` names the network: `whatsapp`, `matrix`, … */
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
