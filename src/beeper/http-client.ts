import { BaseInfo } from '@beeper/desktop-api/resources/info'
import { createClient } from '@beeper/desktop-api/tree-shakable'
import type { Endpoint } from '#contract/endpoint.ts'
import { failureFrom } from './failure-from.ts'

/** What goes into a call: the placeholders of its path, its query and its body. */
export interface Parts {
  params?: Record<string, string>
  query?: object
  body?: unknown
}

/** What came back, not yet read: the text, the HTTP status, and the version that Beeper names. */
export interface Answered {
  text: string
  status: number
  /** In every answer to a token since 4.1.239. */
  version: string | undefined
}

/** Asks one server. Throws a `BeeperFailure` for everything but an answer. */
export interface HttpClient {
  ask(call: Endpoint, parts: Parts, signal?: AbortSignal): Promise<Answered>
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
        return {
          text: await response.text(),
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
