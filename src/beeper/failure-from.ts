import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
} from '@beeper/desktop-api/core/error'
import * as z from 'zod/mini'
import { type Issue, ValidationDetails } from '#contract/endpoint.ts'
import { lenient } from '#contract/lenient.ts'
import { overtureAnswerHeader } from '#contract/overture.ts'
import { BeeperFailure, longestRetryAfter } from './failure.ts'
import { type FailureKind, kindOf, kindOfProxyError } from './failure-kind.ts'
import { withoutDepth } from './untrusted-json.ts'

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
  if (error instanceof APIConnectionError) return 'overture-unreachable'
  // the browser's one name for a body that did not come to its end
  return error instanceof TypeError ? 'cut' : 'not-understood'
}

/** A refusal's body; some calls leave the code out. */
const RefusalBody = z.object({
  message: z.string(),
  code: z.catch(z.string(), ''),
  details: lenient(z.unknown()),
})

function refusalFrom(error: APIError, status: number, milliseconds: number): BeeperFailure {
  const { headers } = error
  const raw = withoutDepth(error.error ?? error.message)
  const body = z.safeParse(RefusalBody, raw).data
  const said = body && { code: short(body.code, 200), message: short(body.message, 2_000) }
  const isPage = headers?.get('content-type')?.startsWith('text/html') ?? false
  const own = kindOfProxyError(headers?.get(overtureAnswerHeader))
  return new BeeperFailure(own ?? kindOf(status, said, isPage), {
    status,
    milliseconds,
    said,
    issues: issuesIn(body?.details),
    retryAfter: secondsIn(headers?.get('retry-after')),
    shouldRetry: truthIn(headers?.get('x-should-retry')),
    raw,
    cause: error,
  })
}

// a refusal is told in a sentence or two: more of it than that is shown with the answer itself
const short = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…` : text

const mostIssues = 100

function issuesIn(details: unknown): Issue[] {
  const { issues = [] } = z.safeParse(ValidationDetails, details).data ?? {}
  return issues
    .slice(0, mostIssues)
    .map(({ code, message, path }) => ({ code, message: short(message, 500), path }))
}

const truthIn = (header: string | null | undefined) =>
  header === 'true' ? true : header === 'false' ? false : undefined

/** `retry-after` as seconds, whether it came as a number or as a date; a day at most. */
function secondsIn(header: string | null | undefined): number | undefined {
  if (!header) return undefined
  const number = Number(header)
  const seconds = Number.isNaN(number) ? (Date.parse(header) - Date.now()) / 1000 : number
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, seconds), longestRetryAfter)
}
