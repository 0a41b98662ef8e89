import type { Context, MiddlewareHandler } from 'hono'
import type { FailureBody } from '#contract/endpoint.ts'
import type { OAuthFailure } from '#contract/oauth.ts'
import type { ReadVersion } from '#sandbox/versions/chosen-version.ts'
import { isBefore } from '#sandbox/versions/version.ts'

/**
 * Which pages of other origins may call, as Beeper has it: pages of this machine may call the API,
 * everybody may read the well-known routes, and only Beeper's own pages may register an app or ask
 * for a token (observed at 4.3.57; Beeper Desktop since 4.3).
 */
export const crossOrigin =
  (readVersion: ReadVersion): MiddlewareHandler =>
  async (c, next) => {
    const origin = c.req.header('origin')
    if (origin === undefined || isOwn(c, origin)) return next()
    const isPreflight = c.req.method === 'OPTIONS' && c.req.header(asks.method) !== undefined
    const isPublic = isWellKnownRead(c, isPreflight)
    if (!isPublic && (await isForOwnPagesOnly(c, readVersion))) return refuseOAuth(c)
    if (!isPublic && !isLocal(origin)) return refuse(c)
    if (isPreflight) answerPreflight(c)
    else await next()
    allowTo(c, isPublic ? '*' : origin)
  }

const asks = {
  method: 'access-control-request-method',
  headers: 'access-control-request-headers',
}

/** The consent page is without referrer, so its form says `null`; the form's route looks closer. */
const isOwn = (c: Context, origin: string) =>
  origin === `http://${c.req.header('host')}` ||
  (origin === 'null' && c.req.path === '/oauth/authorize/callback')

const isLocal = (origin: string) =>
  /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(origin)

const reads = new Set(['GET', 'HEAD'])

const isWellKnownRead = (c: Context, isPreflight: boolean) =>
  c.req.path.startsWith('/.well-known/') &&
  reads.has(isPreflight ? (c.req.header(asks.method) ?? '') : c.req.method)

const isForOwnPagesOnly = async (c: Context, readVersion: ReadVersion) =>
  /^\/oauth\/(register|token|introspect|revoke)$/.test(c.req.path) &&
  !isBefore(await readVersion(), '4.3.73')

function allowTo(c: Context, origin: string) {
  c.header('Access-Control-Allow-Origin', origin)
  c.header('Vary', 'Origin')
  c.header('Access-Control-Expose-Headers', 'X-Beeper-Desktop-Version, Retry-After, X-Should-Retry')
}

/** Names are given back as they were asked for: the SDK's seven `X-Stainless-*` ones among them. */
function answerPreflight(c: Context) {
  c.res = new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
      'Access-Control-Allow-Headers': c.req.header(asks.headers) ?? '',
      'Access-Control-Max-Age': '600',
    },
  })
}

const refuse = (c: Context) =>
  c.json(
    {
      code: 'FORBIDDEN',
      message: 'Only pages of this machine may call.',
    } satisfies FailureBody,
    403,
  )

const refuseOAuth = (c: Context) =>
  c.json(
    {
      error: 'access_denied',
      error_description: 'Pages of another origin may not call this route',
    } satisfies OAuthFailure,
    403,
  )
