import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as z from 'zod/mini'
import { type OAuthFailure, Scope } from '#contract/oauth.ts'
import type { Database } from '../database/database.ts'
import { toRefusal } from '../refusal.ts'
import { readText } from '../request.ts'

/** A validated authorization request of a client. */
export interface Consent {
  clientID: string
  redirectURI: string
  scope: string
  challenge: string
  /** The client's own value, returned unchanged. */
  state?: string
}

export interface OAuthDeps {
  database: Database
  /** The time in Unix seconds. */
  now: () => number
  /** The public base URL, where it cannot be read from requests. */
  baseURL?: string
}

/** The base URL of the sandbox in a request: everything before this path. */
export const baseBefore = (path: string, c: Context): string =>
  c.req.url.slice(0, c.req.url.indexOf(path))

/** The OAuth error codes (RFC 6749, 4.1.2.1 and 5.2; RFC 7591, 3.2.2; RFC 6750, 3.1). */
type Reason =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'invalid_token'
  | 'invalid_redirect_uri'
  | 'invalid_client_metadata'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'access_denied'
  | 'server_error'

/** An OAuth error response, with a message for the client's developer. */
export class OAuthRefusal extends Error {
  readonly reason: Reason
  readonly status: ContentfulStatusCode
  readonly headers: Record<string, string>

  constructor(
    reason: Reason,
    description: string,
    status: ContentfulStatusCode = 400,
    headers: Record<string, string> = {},
  ) {
    super(description)
    this.reason = reason
    this.status = status
    this.headers = headers
  }
}

/** Converts an error to an OAuth refusal; an unexpected one is logged and becomes a 500. */
export function toOAuthRefusal(error: Error): OAuthRefusal {
  if (error instanceof OAuthRefusal) return error
  const { message, status, headers } = toRefusal(error)
  return new OAuthRefusal(
    status < 500 ? 'invalid_request' : 'server_error',
    message,
    status,
    headers,
  )
}

/** The error handler of the JSON routes. */
export function answerOAuthFailure(error: Error, c: Context) {
  const { reason, message, status, headers } = toOAuthRefusal(error)
  const body: OAuthFailure = { error: reason, error_description: message }
  return c.json(body, status, { 'Cache-Control': 'no-store', ...headers })
}

/**
 * Parameters by name. An empty one counts as absent, and a repeated one becomes a list, which every
 * schema rejects (RFC 6749, 3.1).
 */
export function fieldsOf(parameters: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(parameters.keys())]
  return Object.fromEntries(
    names.flatMap((name) => {
      const [value, ...more] = parameters.getAll(name).filter(Boolean)
      if (value === undefined) return []
      return [[name, more.length === 0 ? value : [value, ...more]]]
    }),
  )
}

export async function readFields(c: Context): Promise<unknown> {
  const text = await readText(c)
  return isJSON(c) ? parseJSON(text) : fieldsOf(new URLSearchParams(text))
}

/** The JSON body, with any content type. */
export const readJSON = async (c: Context): Promise<unknown> => parseJSON(await readText(c))

/** Parses fields by a schema; the refusal names the first invalid field. */
export function parseFields<Schema extends z.ZodMiniType>(schema: Schema, fields: unknown) {
  const { data, error } = z.safeParse(schema, fields)
  if (!error) return data
  throw new OAuthRefusal('invalid_request', describeIssue(error))
}

/** Describes the first issue, in characters that OAuth allows (RFC 6749, 5.2). */
export function describeIssue({ issues: [issue] }: z.core.$ZodError): string {
  const path = issue?.path.join('.') || 'body'
  const problem =
    issue?.code === 'invalid_type' ? `one ${issue.expected} is needed` : issue?.message
  return `${path}: ${problem ?? 'not understood'}`
    .replaceAll('"', "'")
    .replace(/[^\x20-\x5b\x5d-\x7e]/g, '?')
}

const isJSON = (c: Context) => /^[^;]*[/+]json\b/i.test(c.req.header('content-type') ?? '')

function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** All scopes, in the order used in responses. */
export const allScopes: readonly Scope[] = Scope.options

/** The scopes that a client requests; `read` when absent. */
export function requestedScopes(text = 'read'): Scope[] {
  const requested = new Set(text.split(' ').filter(Boolean))
  const known = allScopes.filter((scope) => requested.delete(scope))
  if (requested.size > 0 || known.length === 0) {
    throw new OAuthRefusal('invalid_scope', `scope: only ${allScopes.join(' and ')} exist`)
  }
  return known
}
