import type { Issue } from '#contract/endpoint.ts'
import type { FailureKind } from './failure-kind.ts'

type Fact = 'status' | 'milliseconds' | 'said' | 'issues' | 'retryAfter' | 'shouldRetry' | 'raw'

/** The one error of every call: what happened, and all that was said about it. */
export class BeeperFailure extends Error {
  override readonly name: string = 'BeeperFailure'
  readonly kind: FailureKind
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined
  /** From the call to its end; `undefined` when nothing was sent. */
  readonly milliseconds: number | undefined
  /** The server's own code and words; shown under *Details*, never as the headline. */
  readonly said: { code: string; message: string } | undefined
  readonly issues: readonly Issue[]
  /** Seconds to wait, when the server named a time; `longestRetryAfter` for that or more. */
  readonly retryAfter: number | undefined
  /** Whether the server itself says that asking again is of use. */
  readonly shouldRetry: boolean | undefined
  /** The answer as it came, for the request panel. */
  readonly raw: unknown

  constructor(
    kind: FailureKind,
    facts: Partial<Pick<BeeperFailure, Fact>> & { cause?: unknown } = {},
  ) {
    super(facts.said?.message ?? kind, { cause: facts.cause })
    this.kind = kind
    this.status = facts.status
    this.milliseconds = facts.milliseconds
    this.said = facts.said
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
export class NotSentError extends BeeperFailure {
  override readonly name = 'NotSentError'

  /** The same failure, of something that came before the call. */
  static from(cause: BeeperFailure): NotSentError {
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
export function writeOutcome(failure: BeeperFailure): WriteOutcome {
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

// a page, an empty answer or the words of a proxy come from whatever stands between, too
const isRefusalOfTheAPI = ({ kind, status = 0, said }: BeeperFailure) =>
  said !== undefined && ((status >= 400 && status < 500) || status === 501) && !open.includes(kind)

/** Whether it is not known if the server did what it was asked. */
export const leavesOutcomeOpen = (failure: BeeperFailure): boolean =>
  writeOutcome(failure) === 'unknown'
