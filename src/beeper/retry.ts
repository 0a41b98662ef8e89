import { BeeperFailure } from './failure.ts'
import type { FailureKind } from './failure-kind.ts'

const passing: readonly FailureKind[] = [
  ...(['unreachable', 'overture-unreachable', 'timeout', 'cut', 'gateway'] as const),
  ...(['conflict', 'broken', 'network-silent', 'rate-limited'] as const),
]

/** Nobody looks at a spinner for longer than that, in seconds; then the words are better. */
const longestWait = 5

/**
 * Whether a read that failed is asked again: twice at most, when the fault may pass. The server's
 * own `x-should-retry` wins; a time it names is waited for, unless that is too long. Never for writes.
 */
export function shouldAskAgain(failures: number, error: unknown): boolean {
  if (failures >= 2 || !(error instanceof BeeperFailure)) return false
  if ((error.retryAfter ?? 0) > longestWait) return false
  return error.shouldRetry ?? passing.includes(error.kind)
}

/** How long to wait before asking again, in milliseconds: as told, else twice as long each time. */
export const delayBefore = (failures: number, error: unknown): number =>
  error instanceof BeeperFailure && error.retryAfter !== undefined
    ? error.retryAfter * 1000
    : 300 * 2 ** failures
