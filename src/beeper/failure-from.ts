import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
} from '@beeper/desktop-api/core/error'
import * as z from 'zod/mini'
import { FailureBody, ValidationDetails } from '#contract/failure.ts'
import { BeeperFailure } from './failure.ts'
import { kindOf } from './failure-kind.ts'

/** Turns whatever the HTTP client or the contract threw into a `BeeperFailure`. */
export function failureFrom(error: unknown): BeeperFailure {
  if (error instanceof BeeperFailure) return error
  if (error instanceof APIUserAbortError) return new BeeperFailure('stopped', { cause: error })
  if (error instanceof APIConnectionTimeoutError)
    return new BeeperFailure('timeout', { cause: error })
  if (error instanceof APIConnectionError) return new BeeperFailure('unreachable', { cause: error })
  if (error instanceof APIError && error.status !== undefined)
    return refusalFrom(error, error.status)
  if (error instanceof DOMException) return new BeeperFailure('stopped', { cause: error })
  // the browser's one name for a body that did not come to its end
  if (error instanceof TypeError) return new BeeperFailure('cut', { cause: error })
  return new BeeperFailure('not-understood', { cause: error })
}

function refusalFrom(error: APIError, status: number): BeeperFailure {
  const said = z.safeParse(FailureBody, error.error).data
  const isPage = error.headers?.get('content-type')?.startsWith('text/html') ?? false
  return new BeeperFailure(kindOf(status, said, isPage), {
    status,
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
