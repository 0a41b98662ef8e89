import type { BeeperError } from '#beeper/failure/failure.ts'
import { type Beeper, isSandbox } from '#beeper/http/client.ts'

/** The name of the server in texts. */
export const serverName = (beeper: Beeper) => (isSandbox(beeper) ? 'The sandbox' : 'Beeper')

/** Why an action of the card failed. */
export function failureReason({ kind, refusal }: BeeperError, beeper: Beeper): string {
  const name = serverName(beeper)
  switch (kind) {
    case 'unreachable':
      return `${name} isn’t answering. Nothing was done.`
    case 'unauthorized':
      return `${name} no longer accepts this connection. Sign in again.`
    case 'scope-missing':
      return 'This connection may not do that. It needs permission to write.'
    case 'call-unknown':
      return `This version of ${name} can’t do that.`
    case 'overture-unreachable':
      return 'Overture itself isn’t answering. Start it, then try again.'
    case 'gateway':
    case 'not-beeper':
    case 'cut':
    case 'not-understood':
      return `${name} gave no readable answer.`
    case 'timeout':
    case 'stopped':
      return 'We don’t know whether this worked. Look in Beeper before you try again.'
    case 'rate-limited':
      return 'The network asked us to slow down. Nothing was done.'
    default:
      return refusal?.message ? `${name} didn’t do it: ${refusal.message}` : `${name} didn’t do it.`
  }
}
