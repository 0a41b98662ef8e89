import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
} from '@beeper/desktop-api/core/error'
import { BaseInfo } from '@beeper/desktop-api/resources/info'
import { createClient } from '@beeper/desktop-api/tree-shakable'
import * as z from 'zod/mini'
import { type Endpoint, type Issue, ValidationDetails } from '#contract/endpoint.ts'
import { lenient } from '#contract/lenient.ts'
import { overtureAnswerHeader } from '#contract/overture.ts'
import {
  BeeperError,
  type FailureKind,
  kindOf,
  kindOfProxyError,
  longestRetryAfter,
} from '../failure/failure.ts'

/** The input of a call: the parameters of its path, its query and its body. */
export interface RequestParts {
  params?: Record<string, string>
  query?: object
  body?: unknown
}

/** A response that is not yet parsed by the contract. */
interface HttpResponse {
  /** The parsed JSON, or the text if it is not JSON. */
  raw: unknown
  /** UTF-16 units of the body. */
  length: number
  /** HTTP status. */
  status: number
  /** Beeper's version, from the header of authenticated responses (since 4.1.239). */
  version: string | undefined
}

/** Sends requests to one server. Throws a `BeeperError` for everything but a success. */
export interface HttpClient {
  request(call: Endpoint, parts: RequestParts, signal?: AbortSignal): Promise<HttpResponse>
}

/** The official SDK without its resources. Never retries a call by itself; times out after 30 s. */
export function createHttpClient(options: {
  origin: string
  mount: string
  token: string
}): HttpClient {
  const sdk = createClient({
    baseURL: options.origin + options.mount,
    accessToken: options.token,
    maxRetries: 0,
    timeout: 30_000,
    // looked up at each call, since the SDK would keep the `fetch` of the moment it was created
    fetch: (input, init) => globalThis.fetch(input, init),
    // the SDK requires one; this is the smallest
    resources: [BaseInfo],
  })
  return {
    async request(call, { params, query, body }, signal) {
      const began = performance.now()
      try {
        const response = await sdk
          .request<unknown>({
            method: methods[call.method],
            path: pathOf(call.path, params),
            query: query ?? null,
            body: call.body?.parse(body),
            signal: signal ?? null,
          })
          .asResponse()
        const text = await response.text()
        return {
          raw: parseUntrusted(text),
          length: text.length,
          status: response.status,
          version: response.headers.get('x-beeper-desktop-version')?.trim() || undefined,
        }
      } catch (error) {
        throw failureFrom(error, performance.now() - began)
      }
    },
  }
}

const methods = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const

const pathOf = (path: string, params: Record<string, string> = {}) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

/**
 * Turns what the SDK or the contract threw, `milliseconds` after the start of the call, into a
 * `BeeperError`.
 */
function failureFrom(error: unknown, milliseconds: number): BeeperError {
  if (error instanceof BeeperError) return error
  if (error instanceof APIError && error.status !== undefined)
    return refusalFrom(error, error.status, milliseconds)
  return new BeeperError(kindWithoutAnswer(error), { milliseconds, cause: error })
}

function kindWithoutAnswer(error: unknown): FailureKind {
  if (error instanceof APIUserAbortError || error instanceof DOMException) return 'stopped'
  if (error instanceof APIConnectionTimeoutError) return 'timeout'
  if (error instanceof APIConnectionError) return 'overture-unreachable'
  // what browsers throw for a body that ended early
  return error instanceof TypeError ? 'cut' : 'not-understood'
}

/** An error body; some calls omit the code. */
const RefusalBody = z.object({
  message: z.string(),
  code: z.catch(z.string(), ''),
  details: lenient(z.unknown()),
})

function refusalFrom(error: APIError, status: number, milliseconds: number): BeeperError {
  const { headers } = error
  const raw = withoutDepth(error.error ?? error.message)
  const body = z.safeParse(RefusalBody, raw).data
  const refusal = body && { code: short(body.code, 200), message: short(body.message, 2_000) }
  const isPage = headers?.get('content-type')?.startsWith('text/html') ?? false
  const own = kindOfProxyError(headers?.get(overtureAnswerHeader))
  return new BeeperError(own ?? kindOf(status, refusal, isPage), {
    status,
    milliseconds,
    refusal,
    issues: issuesIn(body?.details),
    retryAfter: secondsIn(headers?.get('retry-after')),
    shouldRetry: booleanIn(headers?.get('x-should-retry')),
    raw,
    cause: error,
  })
}

// an error is displayed in a sentence or two; the raw response shows the rest
const short = (text: string, maxLength: number) =>
  text.length > maxLength ? `${text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '')}…` : text

const maxIssues = 100

function issuesIn(details: unknown): Issue[] {
  const { issues = [] } = z.safeParse(ValidationDetails, details).data ?? {}
  return issues
    .slice(0, maxIssues)
    .map(({ code, message, path }) => ({ code, message: short(message, 500), path }))
}

const booleanIn = (header: string | null | undefined) =>
  header === 'true' ? true : header === 'false' ? false : undefined

/** `retry-after` in seconds, given as a number or a date; at most `longestRetryAfter`. */
function secondsIn(header: string | null | undefined): number | undefined {
  if (!header) return undefined
  const number = Number(header)
  const seconds = Number.isNaN(number) ? (Date.parse(header) - Date.now()) / 1000 : number
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, seconds), longestRetryAfter)
}

/** Deeper than any response; `JSON.stringify` and React fail at a few thousand levels. */
const maxDepth = 200

/** Replaces the part of a response that is nested too deep to be shown. */
const tooDeep = '… nested too deep to be shown'

/** The parsed JSON, or the text if it is not JSON, whatever the content type claims. */
function parseUntrusted(text: string): unknown {
  try {
    return withoutDepth(JSON.parse(text))
  } catch {
    return text
  }
}

/**
 * Cuts parsed JSON off below `maxDepth`, in place and without recursion, so that code that walks it
 * later cannot overflow the stack. Removes keys named `__proto__`: copied by assignment they would
 * become the prototype of the copy.
 */
function withoutDepth(value: unknown): unknown {
  const open: { holder: object; level: number }[] = []
  if (isHolder(value)) open.push({ holder: value, level: 1 })
  for (let next = open.pop(); next; next = open.pop()) {
    const { holder, level } = next
    if (Object.hasOwn(holder, '__proto__')) Reflect.deleteProperty(holder, '__proto__')
    for (const [key, child] of Object.entries(holder)) {
      if (!isHolder(child)) continue
      if (level >= maxDepth) Reflect.set(holder, key, tooDeep)
      else open.push({ holder: child, level: level + 1 })
    }
  }
  return value
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null
