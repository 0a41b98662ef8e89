import type { FailureBody } from '#contract/endpoint.ts'
import { own } from '#contract/lenient.ts'
import type { ProxyErrorCode } from '#contract/overture.ts'

/** What went wrong, as far as that is known. A kind never claims more than the answer shows. */
export type FailureKind =
  /** Nobody took the call at Beeper's address, so nothing happened. */
  | 'unreachable'
  /** The browser got no answer from Overture's own server: it is gone, or the connection was cut. */
  | 'overture-unreachable'
  /** Something answers where the server should be, and it is not Beeper. */
  | 'not-beeper'
  /** A bare 502, 503 or 504, or one that only a proxy sends: it may not come from Beeper. */
  | 'gateway'
  | 'timeout'
  /** The connection ended before the answer did. */
  | 'cut'
  /** The caller stopped waiting. */
  | 'stopped'
  | 'unauthorized'
  | 'scope-missing'
  | 'invite-needed'
  /** The network or Beeper says that this contact can't be messaged. */
  | 'person-refused'
  /** Refused with a 403 that says nothing of contacts, invites or scopes. */
  | 'forbidden'
  | 'person-unknown'
  | 'account-gone'
  /** A 404 that doesn't say what is missing, of a server that has the call. */
  | 'missing'
  /** The server has no such call. */
  | 'call-unknown'
  | 'not-connected'
  | 'conflict'
  | 'invalid'
  | 'not-supported'
  | 'rate-limited'
  /** Beeper says that the network's bridge did not answer. */
  | 'network-silent'
  | 'broken'
  | 'not-understood'

const proxyErrors: Readonly<Record<ProxyErrorCode, FailureKind>> = {
  BEEPER_UNREACHABLE: 'unreachable',
  UPSTREAM_UNSAFE_STATUS: 'gateway',
  UPSTREAM_NOT_HTTP: 'not-beeper',
  UPSTREAM_CONNECTION_LOST: 'cut',
  UPSTREAM_TIMEOUT: 'timeout',
}

/** What an answer means that Overture's own server gave in Beeper's place, by its code. */
export const kindOfProxyError = (code: string | null | undefined): FailureKind | undefined =>
  own(proxyErrors, code ?? '')

/** The part of a refusal's body that says anything of its cause. */
type Said = Pick<FailureBody, 'code' | 'message'> | undefined

/** What a refusal means: its status, then Beeper's code and words. */
export function kindOf(status: number, said: Said, isPage: boolean): FailureKind {
  if (!said && gatewayStatuses.includes(status)) return 'gateway'
  // an older Beeper may say "no such call" by a page; nothing else of it is one
  if (isPage && status !== 404 && status !== 405) return 'not-beeper'
  const read = Object.hasOwn(kindsByStatus, status) ? kindsByStatus[status] : undefined
  return read?.(said) ?? (status < 500 ? 'invalid' : 'broken')
}

const gatewayStatuses: readonly number[] = [502, 503, 504]

const kindsByStatus: Record<number, (said: Said) => FailureKind> = {
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
function forbiddenKind(said: Said): FailureKind {
  const text = said?.message ?? ''
  if (/scope/i.test(text)) return 'scope-missing'
  if (/invite/i.test(text)) return 'invite-needed'
  // "Cannot message this user on the selected account", "not allowed to DM this Twitter user"
  const refuses =
    /(can(no|['’])t|unable to|not (allowed|permitted) to|may not) (dm|message|contact)\b/i
  return refuses.test(text) ? 'person-refused' : 'forbidden'
}

// a 404 may speak of the contact, the account or the call itself
function missingKind(said: Said): FailureKind {
  const text = said?.message ?? ''
  if (said?.code === 'USER_NOT_FOUND' || /(user|identifier) (.*)?not found/i.test(text)) {
    return 'person-unknown'
  }
  if (said?.code === 'M_UNRECOGNIZED') return 'not-supported'
  return /(account|login) (\S+ )?not found/i.test(text) ? 'account-gone' : 'call-unknown'
}
