import type { FailureKind } from './failure-kind.ts'

/**
 * What Overture's own server says in Beeper's place carries this header; its value is the code. A
 * code in a body without it is Beeper's.
 */
export const proxyAnswerHeader = 'overture-answer'

/** What each of those codes says of the connection. */
const kinds: Readonly<Record<string, FailureKind>> = {
  BEEPER_UNREACHABLE: 'unreachable',
  UPSTREAM_UNSAFE_STATUS: 'gateway',
  UPSTREAM_NOT_HTTP: 'not-beeper',
  UPSTREAM_CONNECTION_LOST: 'cut',
  UPSTREAM_TIMEOUT: 'timeout',
  // a server that has not been restarted since these were renamed
  BEEPER_NOT_THERE: 'not-beeper',
  BEEPER_CUT: 'cut',
  BEEPER_TIMEOUT: 'timeout',
}

/** What an answer of Overture's own server means; `undefined` for any other answer. */
export const kindOfProxyAnswer = (code: string | null | undefined): FailureKind | undefined =>
  code && Object.hasOwn(kinds, code) ? kinds[code] : undefined
