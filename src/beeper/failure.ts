import type { Issue } from '#contract/failure.ts'
import type { FailureKind } from './failure-kind.ts'

type Fact = 'status' | 'milliseconds' | 'said' | 'issues' | 'retryAfter' | 'shouldRetry' | 'raw'

/** The one error of every call: what happened, and all that was said about it. */
export class BeeperFailure extends Error {
  override readonly name = 'BeeperFailure'
  readonly kind: FailureKind
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined
  /** From the call to its end; `undefined` when nothing was sent. */
  readonly milliseconds: number | undefined
  /** The server's own code and words; shown under *Details*, never as the headline. */
  readonly said: { code: string; message: string } | undefined
  readonly issues: readonly Issue[]
  /** Seconds to wait, when the server named a time. */
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

const open: readonly FailureKind[] = [
  ...(['timeout', 'cut', 'stopped', 'conflict'] as const),
  ...(['not-understood', 'broken', 'network-silent'] as const),
]

/** Whether it is not known if the server did what it was asked. Then: look, never repeat. */
export const leavesOutcomeOpen = ({ kind, status }: BeeperFailure) =>
  // without an answer, the connection to Overture itself may have been lost on the way
  open.includes(kind) || (kind === 'unreachable' && status === undefined)
