import type { Beeper } from '#beeper/client.ts'
import type { BeeperFailure } from '#beeper/failure.ts'
import { actionWords } from './action-words.ts'

const say = actionWords.failures

/** Whether nothing leaves this machine. */
export const isSandbox = ({ mount }: Beeper) => mount === '/sandbox'

/** What people call whoever answers. */
export const serverName = (beeper: Beeper) => (isSandbox(beeper) ? say.sandbox : say.beeper)

/** Why a press of a button on the card came to nothing. */
export function whyNot({ kind, said }: BeeperFailure, beeper: Beeper): string {
  const name = serverName(beeper)
  switch (kind) {
    case 'unreachable':
      return say.unreachable(name)
    case 'unauthorized':
      return say.unauthorized(name)
    case 'scope-missing':
      return say.scopeMissing
    case 'call-unknown':
      return say.callUnknown(name)
    case 'overture-unreachable':
      return say.overtureGone
    case 'gateway':
    case 'not-beeper':
    case 'cut':
    case 'not-understood':
      return say.noAnswer(name)
    case 'timeout':
    case 'stopped':
      return say.unknown
    case 'rate-limited':
      return say.rateLimited
    default:
      return say.refused(name, said?.message)
  }
}
