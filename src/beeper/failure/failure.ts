import type { FailureBody, Issue } from '#contract/endpoint.ts'
import { own } from '#contract/lenient.ts'
import type { ProxyErrorCode } from '#contract/overture.ts'

type Fact = 'status' | 'milliseconds' | 'refusal' | 'issues' | 'retryAfter' | 'shouldRetry' | 'raw'

/** The error of every failed call: what happened, and all that the server said about it. */
export class BeeperError extends Error {
  override readonly name: string = 'BeeperError'
  readonly kind: FailureKind
  /** HTTP status, if there was a response. */
  readonly status: number | undefined
  /** From the call to its end; `undefined` when nothing was sent. */
  readonly milliseconds: number | undefined
  /** The server's own code and message; shown under *Details*, never as the headline. */
  readonly refusal: { code: string; message: string } | undefined
  readonly issues: readonly Issue[]
  /** Seconds to wait, if the server sent `retry-after`; at most `longestRetryAfter`. */
  readonly retryAfter: number | undefined
  /** The server's `x-should-retry`. */
  readonly shouldRetry: boolean | undefined
  /** The response as it was received, for the request panel. */
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
 * A call that failed before a byte of it was sent: there was no token, the HTTP client did not
 * load, or a request that it depends on failed. `kind` and all facts are those of the cause.
 */
export class NotSentError extends BeeperError {
  override readonly name = 'NotSentError'

  /** The failure of a request that the call depends on, as one of the call. */
  static from(cause: BeeperError): NotSentError {
    return cause instanceof NotSentError ? cause : new NotSentError(cause.kind, { ...cause, cause })
  }
}

/** Seconds. A longer `retry-after` is cut to a day. */
export const longestRetryAfter = 86_400

/**
 * What is known about a failed write. `refused`: the API itself rejected it. `not-sent`: no byte of
 * it reached the server. `unknown`: it may have succeeded; look for its result, never retry
 * automatically.
 */
export type WriteOutcome = 'refused' | 'not-sent' | 'unknown'

/** Whether a failed write may have succeeded. An unrecognized failure is `unknown`. */
export function writeOutcome(failure: BeeperError): WriteOutcome {
  const { kind, status, milliseconds } = failure
  if (failure instanceof NotSentError || kind === 'unreachable') return 'not-sent'
  // the API has no such call, or there is no token: detected here, and nothing was sent
  if (status === undefined && milliseconds === undefined && ownGuards.includes(kind)) {
    return 'not-sent'
  }
  return isRefusalOfTheAPI(failure) ? 'refused' : 'unknown'
}

const ownGuards: readonly FailureKind[] = ['call-unknown', 'unauthorized']

// a conflict may be with the requested chat itself; a 408 only says that it took too long
const undecidedKinds: readonly FailureKind[] = [
  'conflict',
  'timeout',
  'cut',
  'not-beeper',
  'gateway',
]

// a page, an empty body or a proxy's message may come from any server in between
const isRefusalOfTheAPI = ({ kind, status = 0, refusal }: BeeperError) =>
  refusal !== undefined &&
  ((status >= 400 && status < 500) || status === 501) &&
  !undecidedKinds.includes(kind)

/** What went wrong, as far as known. A kind never claims more than the response shows. */
export type FailureKind =
  /** Nothing accepted a connection at Beeper's address, so nothing happened. */
  | 'unreachable'
  /** No response from Overture's own server: it has stopped, or the connection was lost. */
  | 'overture-unreachable'
  /** Something answers where the server should be, and it is not Beeper. */
  | 'not-beeper'
  /** A bare 502, 503 or 504, or one that only a proxy sends: it may not come from Beeper. */
  | 'gateway'
  | 'timeout'
  /** The connection ended before the response was complete. */
  | 'cut'
  /** The caller aborted. */
  | 'stopped'
  | 'unauthorized'
  | 'scope-missing'
  | 'invite-needed'
  /** The network or Beeper says that this contact can't be messaged. */
  | 'person-refused'
  /** A 403 that mentions no contacts, invites or scopes. */
  | 'forbidden'
  | 'person-unknown'
  | 'account-gone'
  /** A 404 that doesn't say what is missing, from a server that has the call. */
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

/** The kind of an error that Overture's own server sent in Beeper's place, by its code. */
export const kindOfProxyError = (code: string | null | undefined): FailureKind | undefined =>
  own(proxyErrors, code ?? '')

/** The fields of an error body that tell its cause. */
type Refusal = Pick<FailureBody, 'code' | 'message'> | undefined

/** The kind of an error response, by its status, then Beeper's code and message. */
export function kindOf(status: number, refusal: Refusal, isPage: boolean): FailureKind {
  if (!refusal && gatewayStatuses.includes(status)) return 'gateway'
  // an older Beeper may answer an unknown call with a page; it sends no other pages
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

// Beeper has one code for everything forbidden, so only the message tells the causes apart
function forbiddenKind(refusal: Refusal): FailureKind {
  const text = refusal?.message ?? ''
  if (/scope/i.test(text)) return 'scope-missing'
  if (/invite/i.test(text)) return 'invite-needed'
  // "Cannot message this user on the selected account", "not allowed to DM this Twitter user"
  const refuses =
    /(can(no|['’])t|unable to|not (allowed|permitted) to|may not) (dm|message|contact)\b/i
  return refuses.test(text) ? 'person-refused' : 'forbidden'
}

// a 404 may mean the contact, the account or the call itself
function missingKind(refusal: Refusal): FailureKind {
  const text = refusal?.message ?? ''
  if (refusal?.code === 'USER_NOT_FOUND' || /(user|identifier) (.*)?not found/i.test(text)) {
    return 'person-unknown'
  }
  if (refusal?.code === 'M_UNRECOGNIZED') return 'not-supported'
  return /(account|login) (\S+ )?not found/i.test(text) ? 'account-gone' : 'call-unknown'
}
