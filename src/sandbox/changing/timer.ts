import { inMilliseconds } from '../networks/seconds.ts'
import { invalidAt } from '../refusal.ts'
import type { OwnChat } from '../store/own-chat.ts'

/** Refuses a time until messages vanish that the chat does not offer; null and 0 switch it off. */
export function checkTimer({ capabilities }: OwnChat, seconds: number | null | undefined) {
  const { timers } = capabilities.disappearingTimer ?? {}
  if (!seconds || !timers || timers.includes(inMilliseconds(seconds))) return
  throw invalidAt(['body', 'messageExpirySeconds'], 'Unsupported value for disappearing timer')
}
