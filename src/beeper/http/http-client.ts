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

/** What goes into a call: the placeholders of its path, its query and its body. */
export interface RequestParts {
  params?: Record<string, string>
  query?: object
  body?: unknown
}

/** What came back, not yet read by the contract, and the version that Beeper names. */
interface HttpResponse {
  /** JSON as what it says, anything else as the text that came. */
  raw: unknown
  /** UTF-16 units of the answer. */
  length: number
  /** HTTP status. */
  status: number
  /** In every answer to a token since 4.1.239. */
  version: string | undefined
}

/** Asks one server. Throws a `BeeperError` for everything but an answer. */
export interface HttpClient {
  ask(call: Endpoint, parts: RequestParts, signal?: AbortSignal): Promise<HttpResponse>
}

/**
 * The official SDK without its resources. Never repeats a call by itself; times out after 30 s.
 */
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
    // looked up at each call, since the SDK would keep the `fetch` of the moment it was made
    fetch: (input, init) => globalThis.fetch(input, init),
    // it insists on one; this is the smallest
    resources: [BaseInfo],
  })
  return {
    async ask(call, { params, query, body }, signal) {
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
 * Turns whatever the HTTP client or the contract threw, so many milliseconds after the call, into a
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
  // the browser's one name for a body that did not come to its end
  return error instanceof TypeError ? 'cut' : 'not-understood'
}

/** A refusal's body; some calls leave the code out. */
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

/** Deeper than any answer of the API; `JSON.stringify` and React give up a few thousand levels on. */
const deepestLevel = 200

/** What stands where an answer is nested too deep to be shown. */
const tooDeep = '… nested too deep to be shown'

/** JSON as what it says; anything else, whatever its type claims, as the text that came. */
function parseUntrusted(text: string): unknown {
  try {
    return withoutDepth(JSON.parse(text))
  } catch {
    return text
  }
}

/**
 * Cuts parsed JSON off below `deepestLevel`, in place and without recursion, so that whatever walks
 * it later cannot overflow the stack. Keys named `__proto__` are taken out: copied by assignment
 * they would become the prototype of the copy.
 */
function withoutDepth(value: unknown): unknown {
  const open: { holder: object; level: number }[] = []
  if (isHolder(value)) open.push({ holder: value, level: 1 })
  for (let next = open.pop(); next; next = open.pop()) {
    const { holder, level } = next
    if (Object.hasOwn(holder, '__proto__')) Reflect.deleteProperty(holder, '__proto__')
    for (const [key, child] of Object.entries(holder)) {
      if (!isHolder(child)) continue
      if (level >= deepestLevel) Reflect.set(holder, key, tooDeep)
      else open.push({ holder: child, level: level + 1 })
    }
  }
  return value
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null
