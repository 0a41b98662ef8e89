import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
} from '@beeper/desktop-api/core/error'
import * as z from 'zod/mini'
import { FailureBody, type Issue, ValidationDetails } from '#contract/failure.ts'

/** What went wrong, as far as the form has something different to say about it. */
export type FailureKind =
  | 'unreachable'
  | 'timeout'
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

/** The one error of every call: what happened, and all that was said about it. */
export class BeeperFailure extends Error {
  override readonly name = 'BeeperFailure'
  readonly kind: FailureKind
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined
  /** The server's own code and words; shown under *Details*, never as the headline. */
  readonly said: { code: string; message: string } | undefined
  readonly issues: readonly Issue[]
  /** Seconds to wait, when the server named a time. */
  readonly retryAfter: number | undefined
  /** The answer as it came, for the request panel. */
  readonly raw: unknown

  constructor(
    kind: FailureKind,
    facts: Partial<Pick<BeeperFailure, 'status' | 'said' | 'issues' | 'retryAfter' | 'raw'>> & {
      cause?: unknown
    } = {},
  ) {
    super(facts.said?.message ?? kind, { cause: facts.cause })
    this.kind = kind
    this.status = facts.status
    this.said = facts.said
    this.issues = facts.issues ?? []
    this.retryAfter = facts.retryAfter
    this.raw = facts.raw
  }
}

/** Whether it is not known if the server did what it was asked. Then: look, never repeat. */
export const leavesOutcomeOpen = ({ kind }: BeeperFailure) =>
  ['timeout', 'stopped', 'not-understood', 'broken', 'network-silent', 'unreachable'].includes(kind)

/** Turns whatever the HTTP client or the contract threw into a `BeeperFailure`. */
export function failureFrom(error: unknown): BeeperFailure {
  if (error instanceof BeeperFailure) return error
  if (error instanceof APIUserAbortError) return new BeeperFailure('stopped', { cause: error })
  if (error instanceof APIConnectionTimeoutError)
    return new BeeperFailure('timeout', { cause: error })
  if (error instanceof APIConnectionError) return new BeeperFailure('unreachable', { cause: error })
  if (error instanceof APIError && error.status !== undefined)
    return refusalFrom(error, error.status)
  return new BeeperFailure('not-understood', { cause: error })
}

function refusalFrom(error: APIError, status: number): BeeperFailure {
  const said = z.safeParse(FailureBody, error.error).data
  return new BeeperFailure(kindOf(status, said), {
    status,
    said,
    issues: z.safeParse(ValidationDetails, said?.details).data?.issues ?? [],
    retryAfter: secondsIn(error.headers?.get('retry-after')),
    raw: error.error ?? error.message,
    cause: error,
  })
}

/** `retry-after` as seconds, whether it came as a number or as a date. */
function secondsIn(header: string | null | undefined): number | undefined {
  if (!header) return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds)
  const moment = Date.parse(header)
  return Number.isNaN(moment) ? undefined : Math.max(0, (moment - Date.now()) / 1000)
}

function kindOf(status: number, said: FailureBody | undefined): FailureKind {
  switch (status) {
    case 400:
      return 'invalid'
    case 401:
      return 'unauthorized'
    case 403:
      return forbiddenKind(said)
    case 404:
      return missingKind(said)
    case 409:
      return said?.code === 'ACCOUNT_NOT_CONNECTED' ? 'not-connected' : 'conflict'
    case 422:
      return said?.code === 'NOT_SUPPORTED' ? 'not-supported' : 'invalid'
    case 429:
      return 'rate-limited'
    case 502:
      return 'network-silent'
    default:
      return status < 500 ? 'invalid' : 'broken'
  }
}

// Beeper has one code for all that is forbidden, so its words tell the causes apart
function forbiddenKind(said: FailureBody | undefined): FailureKind {
  if (/scope/i.test(said?.message ?? '')) return 'scope-missing'
  return /invite/i.test(said?.message ?? '') ? 'invite-needed' : 'person-refused'
}

// a 404 may speak of the person, the account or the call itself
function missingKind(said: FailureBody | undefined): FailureKind {
  if (said?.code === 'USER_NOT_FOUND' || /user not found/i.test(said?.message ?? '')) {
    return 'person-unknown'
  }
  return /account/i.test(said?.message ?? '') ? 'account-gone' : 'call-unknown'
}
