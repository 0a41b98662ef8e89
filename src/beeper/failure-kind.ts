import type { FailureBody } from '#contract/failure.ts'

/** What went wrong, as far as the form has something different to say about it. */
export type FailureKind =
  /** Nobody took the call, so nothing happened. */
  | 'unreachable'
  /** Something answers where the server should be, and it is not Beeper. */
  | 'not-beeper'
  | 'timeout'
  /** The connection ended before the answer did. */
  | 'cut'
  /** Whoever asked stopped waiting. */
  | 'stopped'
  | 'unauthorized'
  | 'scope-missing'
  | 'invite-needed'
  | 'person-refused'
  | 'person-unknown'
  | 'account-gone'
  | 'call-unknown'
  | 'not-connected'
  | 'conflict'
  | 'invalid'
  | 'not-supported'
  | 'rate-limited'
  | 'network-silent'
  | 'broken'
  | 'not-understood'

// what Overture's own server says in Beeper's place
const passThroughKinds: Record<string, FailureKind> = {
  BEEPER_UNREACHABLE: 'unreachable',
  UPSTREAM_UNSAFE_STATUS: 'not-beeper',
  UPSTREAM_NOT_HTTP: 'not-beeper',
  UPSTREAM_TIMEOUT: 'timeout',
  UPSTREAM_CONNECTION_LOST: 'cut',
}

/** What a refusal means: Overture's own codes first, then the status, then Beeper's code and words. */
export function kindOf(
  status: number,
  said: FailureBody | undefined,
  isPage: boolean,
): FailureKind {
  const own = said && Object.hasOwn(passThroughKinds, said.code) && passThroughKinds[said.code]
  if (own) return own
  // an older Beeper may say "no such call" by a page; nothing else of it is one
  if (isPage && status !== 404 && status !== 405) return 'not-beeper'
  return kindsByStatus[status]?.(said) ?? (status < 500 ? 'invalid' : 'broken')
}

type Reading = (said: FailureBody | undefined) => FailureKind

const kindsByStatus: Record<number, Reading> = {
  400: () => 'invalid',
  401: () => 'unauthorized',
  403: forbiddenKind,
  404: missingKind,
  405: () => 'call-unknown',
  408: () => 'timeout',
  409: (said) => (said?.code === 'ACCOUNT_NOT_CONNECTED' ? 'not-connected' : 'conflict'),
  422: (said) => (said?.code === 'NOT_SUPPORTED' ? 'not-supported' : 'invalid'),
  429: () => 'rate-limited',
  501: () => 'call-unknown',
  502: () => 'network-silent',
  504: () => 'network-silent',
}

// Beeper has one code for all that is forbidden, so its words tell the causes apart
function forbiddenKind(said: FailureBody | undefined): FailureKind {
  if (/scope/i.test(said?.message ?? '')) return 'scope-missing'
  return /invite/i.test(said?.message ?? '') ? 'invite-needed' : 'person-refused'
}

// a 404 may speak of the person, the account or the call itself
function missingKind(said: FailureBody | undefined): FailureKind {
  const words = said?.message ?? ''
  if (
    said?.code === 'USER_NOT_FOUND' ||
    /(user|identifier) .*not found|user not found/i.test(words)
  ) {
    return 'person-unknown'
  }
  if (said?.code === 'M_UNRECOGNIZED') return 'not-supported'
  return /(account|login) (\S+ )?not found/i.test(words) ? 'account-gone' : 'call-unknown'
}
