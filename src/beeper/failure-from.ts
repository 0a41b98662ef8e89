import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
} from '@beeper/desktop-api/core/error'
import * as z from 'zod/mini'
import { FailureBody, ValidationDetails } from '#contract/failure.ts'
import { BeeperFailure } from './failure.ts'
import { type FailureKind, kindOf } from './failure-kind.ts'

/**
 * Turns whatever the HTTP client or the contract threw, so many milliseconds after the call, into a
 * `BeeperFailure`.
 */
export function failureFrom(error: unknown, milliseconds: number): BeeperFailure {
  if (error instanceof BeeperFailure) return error
  if (error instanceof APIError && error.status !== undefined)
    return refusalFrom(error, error.status, milliseconds)
  return new BeeperFailure(kindWithoutAnswer(error), { milliseconds, cause: error })
}

function kindWithoutAnswer(error: unknown): FailureKind {
  if (error instanceof APIUserAbortError || error instanceof DOMException) return 'stopped'
  if (error instanceof APIConnectionTimeoutError) return 'timeout'
  if (error instanceof APIConnectionError) return 'unreachable'
  // the browser's one name for a body that did not come to its end
  return error instanceof TypeError ? 'cut' : 'not-understood'
}

function refusalFrom(error: APIError, status: number, milliseconds: number): BeeperFailure {
  const said = z.safeParse(FailureBody, error.error).data
  const isPage = error.headers?.get('content-type')?.startsWith('text/html') ?? false
  return new BeeperFailure(kindOf(status, said, isPage), {
    status,
    milliseconds,
    said,
    issues: z.safeParse(ValidationDetails, said?.details).data?.issues ?? [],
    retryAfter: secondsIn(error.headers?.get('retry-after')),
    shouldRetry: truthIn(error.headers?.get('x-should-retry')),
    raw: error.error ?? error.message,
    cause: error,
  })
}

const truthIn = (header: string | null | undefined) =>
  header === 'true' ? true : header === 'false' ? false : undefined

/** `retry-after` as seconds, whether it came as a number or as a date. */
function secondsIn(header: string | null | undefined): number | undefined {
  if (!header) return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds)
  const moment = Date.parse(header)
  return Number.isNaN(moment) ? undefined : Math.max(0, (moment - Date.now()) / 1000)
}
