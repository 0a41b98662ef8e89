import type { FailureBody, Issue } from '#contract/endpoint.ts'
import { own } from '#contract/lenient.ts'
import type { ProxyErrorCode } from '#contract/overture.ts'

type Fact = 'status' | 'milliseconds' | 'refusal' | 'issues' | 'retryAfter' | 'shouldRetry' | 'raw'

/** The one error of every call: what happened, and all that was said about it. */
export class BeeperError extends Error {
  override readonly name: string = 'BeeperError'
  readonly kind: FailureKind
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined
  /** From the call to its end; `undefined` when nothing was sent. */
  readonly milliseconds: number | undefined
  /** The server's own code and message; shown under *Details*, never as the headline. */
  readonly refusal: { code: string; message: string } | undefined
  readonly issues: readonly Issue[]
  /** Seconds to wait, when the server named a time; `longestRetryAfter` for that or more. */
  readonly retryAfter: number | undefined
  /** Whether the server itself says that asking again is of use. */
  readonly shouldRetry: boolean | undefined
  /** The answer as it came, for the request panel. */
  readonly raw: unknown

  constructor(
    kind: FailureKind,
    facts: Partial<Pick<BeeperError, Fact>> & { cause?: unknown } = {},
  ) {
    super(facts.refusal?.message ?? kind, { cause: facts.cause })
    this.kind = kind
    this.status = facts.status
    this.milliseconds = facts.milliseconds
    this.refusal = facts.refusal
    this.issues = facts.issues ?? []
    this.retryAfter = facts.retryAfter
    this.shouldRetry = facts.shouldRetry
    this.raw = facts.raw
  }
}

/**
 * A call that ended before a byte of it was sent: there was no token, nothing to send it with, or
 * what has to be known before it could not be learned. `kind` and all facts are those of the cause.
 */
export class NotSentError extends BeeperError {
  override readonly name = 'NotSentError'

  /** The same failure, of something that came before the call. */
  static from(cause: BeeperError): NotSentError {
    return cause instanceof NotSentError ? cause : new NotSentError(cause.kind, { ...cause, cause })
  }
}

/** The longest time that is named in seconds; beyond a day the text is "later". */
export const longestRetryAfter = 86_400

/**
 * What is known of a write that failed. `refused`: the API itself said no. `not-sent`: no byte of it
 * reached the server. `unknown`: it may have been done; look for it, never repeat it unasked.
 */
export type WriteOutcome = 'refused' | 'not-sent' | 'unknown'

/** Tells from its failure whether a write may have been done. Anything unheard of is `unknown`. */
export function writeOutcome(failure: BeeperError): WriteOutcome {
  const { kind, status, milliseconds } = failure
  if (failure instanceof NotSentError || kind === 'unreachable') return 'not-sent'
  // the API has no such call, or there is no token: known here, and never asked
  if (status === undefined && milliseconds === undefined && ownGuards.includes(kind)) {
    return 'not-sent'
  }
  return isRefusalOfTheAPI(failure) ? 'refused' : 'unknown'
}

const ownGuards: readonly FailureKind[] = ['call-unknown', 'unauthorized']

// a conflict may be with the very chat that was asked for; a 408 only says that it took too long
const open: readonly FailureKind[] = ['conflict', 'timeout', 'cut', 'not-beeper', 'gateway']

// a page, an empty answer or a proxy's message may come from anything in between
const isRefusalOfTheAPI = ({ kind, status = 0, refusal }: BeeperError) =>
  refusal !== undefined &&
  ((status >= 400 && status < 500) || status === 501) &&
  !open.includes(kind)

/** What went wrong, as far as that is known. A kind never claims more than the answer shows. */
export type FailureKind =
  /** Nothing took the call at Beeper's address, so nothing happened. */
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
type Refusal = Pick<FailureBody, 'code' | 'message'> | undefined

/** What a refusal means: its status, then Beeper's code and message. */
export function kindOf(status: number, refusal: Refusal, isPage: boolean): FailureKind {
  if (!refusal && gatewayStatuses.includes(status)) return 'gateway'
  // an older Beeper may say "no such call" by a page; nothing else of it is one
  if (isPage && status !== 404 && status !== 405) return 'not-beeper'
  const read = Object.hasOwn(kindsByStatus, status) ? kindsByStatus[status] : undefined
  return read?.(refusal) ?? (status < 500 ? 'invalid' : 'broken')
}

const gatewayStatuses: readonly number[] = [502, 503, 504]

const kindsByStatus: Record<number, (refusal: Refusal) => FailureKind> = {
  400: () => 'invalid',
  401: () => 'unauthorized',
  403: forbiddenKind,
  404: missingKind,
  405: () => 'call-unknown',
  408: () => 'timeout',
  409: (refusal) => (refusal?.code === 'ACCOUNT_NOT_CONNECTED' ? 'not-connected' : 'conflict'),
  422: (refusal) => (refusal?.code === 'NOT_SUPPORTED' ? 'not-supported' : 'invalid'),
  429: () => 'rate-limited',
  501: () => 'call-unknown',
  502: () => 'network-silent',
  504: () => 'network-silent',
}

// Beeper has one code for all that is forbidden, so its message tells the causes apart
function forbiddenKind(refusal: Refusal): FailureKind {
  const text = refusal?.message ?? ''
  if (/scope/i.test(text)) return 'scope-missing'
  if (/invite/i.test(text)) return 'invite-needed'
  // "Cannot message this user on the selected account", "not allowed to DM this Twitter user"
  const refuses =
    /(can(no|['’])t|unable to|not (allowed|permitted) to|may not) (dm|message|contact)\b/i
  return refuses.test(text) ? 'person-refused' : 'forbidden'
}

// a 404 may speak of the contact, the account or the call itself
function missingKind(refusal: Refusal): FailureKind {
  const text = refusal?.message ?? ''
  if (refusal?.code === 'USER_NOT_FOUND' || /(user|identifier) (.*)?not found/i.test(text)) {
    return 'person-unknown'
  }
  if (refusal?.code === 'M_UNRECOGNIZED') return 'not-supported'
  return /(account|login) (\S+ )?not found/i.test(text) ? 'account-gone' : 'call-unknown'
}
