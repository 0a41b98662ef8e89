import type { BeeperFailure } from '#beeper/failure.ts'

/** Why a pasted token was not kept. */
export function tokenTroubleWords({ kind }: BeeperFailure): string {
  switch (kind) {
    case 'unauthorized':
      return 'Beeper doesn’t accept this token. Copy it again, or make a new one.'
    case 'scope-missing':
      return 'This token may not read. Make one that may read and write.'
    case 'unreachable':
    case 'overture-unreachable':
    case 'gateway':
    case 'timeout':
    case 'cut':
      return 'Beeper isn’t answering, so the token couldn’t be tried. Open Beeper, then try again.'
    case 'not-beeper':
      return 'Something else answers where Beeper should be, so the token wasn’t kept.'
    default:
      return 'Beeper couldn’t be read with this token, so it wasn’t kept.'
  }
}
