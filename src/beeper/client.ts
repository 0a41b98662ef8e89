import { BaseInfo } from '@beeper/desktop-api/resources/info'
import { createClient } from '@beeper/desktop-api/tree-shakable'
import * as z from 'zod/mini'
import { getInfo } from '#contract/account-endpoints.ts'
import type { Answer, Endpoint, Input } from '#contract/endpoint.ts'
import { BeeperFailure, failureFrom } from './failure.ts'

/** One call that was answered: what it means, and what came over the wire. */
export interface Exchange<Call extends Endpoint> {
  answer: Answer<Call>
  raw: unknown
  /** HTTP status. */
  status: number
  /** The version that Beeper names in every answer to a token (since 4.1.239). */
  version: string | undefined
  /** From the call to the parsed answer. */
  milliseconds: number
}

/** Speaks the contract to one server. Every call ends in an answer or throws a `BeeperFailure`. */
export interface Beeper {
  /** Where the server is mounted: tells servers apart in query keys. */
  readonly mount: string
  send<Call extends Endpoint>(
    call: Call,
    input: Input<Call>,
    signal?: AbortSignal,
  ): Promise<Exchange<Call>>
}

/**
 * A client of whoever answers below `mount` on this origin (`/sandbox`, `/beeper`): the official
 * SDK without its resources. Never repeats a call by itself; times out after 30 s.
 */
export function createBeeper(options: { origin: string; mount: string; token: string }): Beeper {
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
    mount: options.mount,
    async send(call, input, signal) {
      // nobody is signed in: that is known here, and Beeper need not be asked
      if (!options.token && call.path !== getInfo.path) throw new BeeperFailure('unauthorized')
      const began = performance.now()
      const { params, query, body } = partsOf(input)
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
        const raw = rawIn(await response.text())
        return {
          answer: read(call, raw, response.status),
          raw,
          status: response.status,
          version: response.headers.get('x-beeper-desktop-version') ?? undefined,
          milliseconds: performance.now() - began,
        }
      } catch (error) {
        throw failureFrom(error)
      }
    },
  }
}

interface Parts {
  params?: Record<string, string>
  query?: object
  body?: unknown
}

// which of the parts a call has is settled by its type; here each may be missing
const partsOf = (input: unknown): Parts =>
  typeof input === 'object' && input !== null ? input : {}

const methods = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const

const pathOf = (path: string, params: Record<string, string> = {}) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

/** JSON as what it says; anything else, whatever its type claims, as the text that came. */
function rawIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function read<Call extends Endpoint>(call: Call, raw: unknown, status: number): Answer<Call> {
  const reading = z.safeParse<Call['answer']>(call.answer, raw)
  if (reading.success) return reading.data
  const isPage = typeof raw === 'string' && raw.trimStart().startsWith('<')
  const kind = isPage ? 'not-beeper' : 'not-understood'
  throw new BeeperFailure(kind, { status, raw, cause: reading.error })
}
