import type { Context, MiddlewareHandler } from 'hono'
import type { Scope } from '#contract/oauth.ts'
import type { Database } from './database/database.ts'
import { findToken } from './oauth/grants.ts'
import { Refusal, unauthorized } from './refusal.ts'

/** A public token: nothing in the sandbox needs protection. */
export const publishedToken = 'sandbox'

/** The permissions of a token. Times are Unix seconds; the published token never expires. */
export interface Access {
  scope: string
  issuedAt: number
  expiresAt?: number
  clientID?: string
  clientName?: string
}

/** The bearer token of a request, if any. */
export const bearerToken = (c: Context): string | undefined =>
  tokenIn(c.req.header('authorization'))

const tokenIn = (authorization = ''): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(authorization)?.[1]

/**
 * The permissions of a token at `now` (Unix seconds), or undefined when it is invalid or expired.
 */
export async function accessOf(
  database: Database,
  token: string,
  now: number,
): Promise<Access | undefined> {
  if (token === publishedToken) return { scope: 'read write', issuedAt: 0 }
  return findToken(database, token, now)
}

/** Refuses an `Authorization` that is missing (401), invalid (401) or lacks the scope (403). */
export async function checkAuthorization(
  database: Database,
  { authorization, scope, now }: { authorization: string | undefined; scope: Scope; now: number },
) {
  const token = tokenIn(authorization)
  if (token === undefined) throw unauthorized()
  const access = await accessOf(database, token, now)
  if (!access) throw unknownToken()
  if (!access.scope.split(' ').includes(scope)) throw missingScope(scope)
}

/** Requires a token with the scope of the call, and adds the version header. */
export const requireToken =
  ({ database, now }: { database: Database; now: () => number }): MiddlewareHandler =>
  async (c, next) => {
    const authorization = c.req.header('authorization')
    const scope = scopeFor(c.req.method, c.req.path)
    await checkAuthorization(database, { authorization, scope, now: now() })
    c.header('X-Beeper-Desktop-Version', c.var.version)
    await next()
  }

const readOnlyPosts = /\/v1\/(focus|assets\/download)$/

/** The scope that a call requires. */
export function scopeFor(method: string, path: string): Scope {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return 'read'
  return method === 'POST' && readOnlyPosts.test(path) ? 'read' : 'write'
}

const unknownToken = () =>
  new Refusal(
    401,
    { code: 'unauthorized', message: 'Invalid token' },
    wwwAuthenticate('invalid_token'),
  )

const missingScope = (scope: Scope) =>
  new Refusal(
    403,
    { code: 'forbidden', message: `Required scopes: ${scope}, missing: ${scope}` },
    wwwAuthenticate('insufficient_scope'),
  )

// the error code for OAuth clients (RFC 6750, 3)
const wwwAuthenticate = (error: string) => ({ 'WWW-Authenticate': `Bearer error="${error}"` })
