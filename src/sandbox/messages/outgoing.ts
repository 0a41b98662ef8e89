import { scenarioByNetworkID } from '../seed/scenarios.ts'
import type { OwnAccount } from '../store/accounts.ts'
import { isConnected } from '../store/accounts.ts'
import type { Outcome } from '../store/messages.ts'
import type { Person } from '../store/person.ts'
import type { NewMessage, Sending } from '../store/sending.ts'

const usualMs = 800
const slowMs = 4000

/** What becomes of a message, and how long that takes. */
interface Fate {
  afterMs: number
  outcome: Outcome
}

/**
 * Your message as it sets out: queued now, and already bound for its outcome, so that it also
 * settles while nobody looks. `partner` is the other side of a direct chat.
 */
export function outgoing(
  account: OwnAccount,
  partner: Person | undefined,
  text: string,
  at: Date,
): NewMessage & { sending: Sending } {
  const { afterMs, outcome } = fateOf(account, partner)
  return {
    id: crypto.randomUUID(),
    senderID: account.self.id,
    text,
    sending: {
      pendingID: `pending_${crypto.randomUUID()}`,
      settlesAt: new Date(at.getTime() + afterMs).toISOString(),
      outcome,
    },
  }
}

function fateOf(account: OwnAccount, partner: Person | undefined): Fate {
  const { facts } = account.network
  if (!isConnected(account)) {
    const message = account.statusText ?? `This ${facts.name} account is not connected`
    return failed('FAIL_RETRIABLE', 'm.bridge_unavailable', message)
  }
  if (partner?.cannotMessage) {
    return failed('FAIL_PERMANENT', 'm.no_permission', 'This person does not take your messages')
  }
  const scenario = scenarioByNetworkID.get(partner?.networkID ?? '')
  if (scenario === 'unsent') {
    return failed('FAIL_RETRIABLE', 'm.foreign_network_error', `${facts.name} took no message`)
  }
  return { afterMs: scenario === 'slow' ? slowMs : usualMs, outcome: { status: 'SUCCESS' } }
}

const failed = (status: string, reason: string, message: string): Fate => ({
  afterMs: usualMs,
  outcome: { status, reason, message },
})
