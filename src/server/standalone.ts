import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { FailureBody } from '#contract/endpoint.ts'
import type { OAuthFailure } from '#contract/oauth.ts'
import { createSandbox } from '#sandbox/app.ts'
import { publishedToken } from '#sandbox/auth.ts'
import { createEvents } from '#sandbox/events/events.ts'
import { type ReadVersion, versionReader } from '#sandbox/versions/chosen-version.ts'
import { isBefore } from '#sandbox/versions/version.ts'
import { isOwnHost } from './guard/guard.ts'
import { refuse } from './guard/refusals.ts'
import { createHTTPServer, serveApp } from './http/http-server.ts'
import { listen, stopListening, stopOnSignal } from './http/listen.ts'
import { createTickets } from './http/web-sockets.ts'
import { openStorage } from './sandbox/storage.ts'
import { defaultSandboxPort, portFrom, storageFrom, versionFrom, waitsFrom } from './settings.ts'

/** Serves the sandbox by itself, for clients in any language, and prints how to reach it. */
export async function startStandalone(root: string): Promise<void> {
  const requestedPort = portFrom(process.env.PORT, defaultSandboxPort)
  const version = versionFrom()
  const waits = waitsFrom()
  const database = await openStorage(storageFrom(root))
  const server = createHTTPServer()
  const port = await listen(server, requestedPort, 'npm run sandbox')
  const events = createEvents(database, { version })
  const { publish } = events
  const readVersion = versionReader(database, version)
  const sandbox = createSandbox(database, { version, publish, waits })
  const { fetch } = createStandaloneApp({
    sandbox,
    readVersion,
    port,
  })
  serveApp(server, fetch, { port, tickets: createTickets(), upgrades: { '': events.upgrade } })
  stopOnSignal(async () => {
    await stopListening(server)
    events.close()
    await database.close()
  })
  console.log(startupBanner(`http://127.0.0.1:${port}`, await readVersion()))
}

/** What `createStandaloneApp` needs. */
interface StandaloneParts {
  sandbox: Hono
  readVersion: ReadVersion
  /** The port of the server; requests with another one in `Host` are refused. */
  port: number
}

/** The sandbox at the root, open to every program on this machine, like Beeper itself. */
export function createStandaloneApp({ sandbox, readVersion, port }: StandaloneParts): Hono {
  const app = new Hono()
  app.onError((error, c) => {
    console.error(error)
    return refuse(c, 500, { message: 'Internal error in the sandbox.', code: 'INTERNAL_ERROR' })
  })
  app.use(async (c, next) => {
    if (isOwnHost(c.req.header('host'), port)) return next()
    const message = `The sandbox answers only to http://127.0.0.1:${port}.`
    return refuse(c, 403, { message, code: 'FORBIDDEN' })
  })
  app.use(crossOrigin(readVersion))
  app.all('*', async (c) => {
    const answer = await sandbox.fetch(c.req.raw, c.env)
    answer.headers.set('x-content-type-options', 'nosniff')
    return answer
  })
  return app
}

/**
 * CORS as in Beeper: pages of this machine may call the API, any page may read the well-known
 * routes, and only Beeper's own pages may register an app or request a token (observed at 4.3.57;
 * Beeper Desktop since 4.3).
 */
const crossOrigin =
  (readVersion: ReadVersion): MiddlewareHandler =>
  async (c, next) => {
    const origin = c.req.header('origin')
    if (origin === undefined || isOwn(c, origin)) return next()
    const isPreflight =
      c.req.method === 'OPTIONS' && c.req.header(preflightHeaders.method) !== undefined
    const isPublic = isWellKnownRead(c, isPreflight)
    if (!isPublic && (await isForOwnPagesOnly(c, readVersion))) return refuseOAuth(c)
    if (!isPublic && !isLocal(origin)) return refusePage(c)
    if (isPreflight) answerPreflight(c)
    else await next()
    allowTo(c, isPublic ? '*' : origin)
  }

const preflightHeaders = {
  method: 'access-control-request-method',
  headers: 'access-control-request-headers',
}

/** The consent page sends no referrer, so its form's origin is `null`, which its route checks. */
const isOwn = (c: Context, origin: string) =>
  origin === `http://${c.req.header('host')}` ||
  (origin === 'null' && c.req.path === '/oauth/authorize/callback')

const isLocal = (origin: string) =>
  /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(origin)

const reads = new Set(['GET', 'HEAD'])

const isWellKnownRead = (c: Context, isPreflight: boolean) =>
  c.req.path.startsWith('/.well-known/') &&
  reads.has(isPreflight ? (c.req.header(preflightHeaders.method) ?? '') : c.req.method)

const isForOwnPagesOnly = async (c: Context, readVersion: ReadVersion) =>
  /^\/oauth\/(register|token|introspect|revoke)$/.test(c.req.path) &&
  !isBefore(await readVersion(), '4.3.73')

function allowTo(c: Context, origin: string) {
  c.header('Access-Control-Allow-Origin', origin)
  c.header('Vary', 'Origin')
  c.header('Access-Control-Expose-Headers', 'X-Beeper-Desktop-Version, Retry-After, X-Should-Retry')
}

/** Allows all requested header names, among them the SDK's seven `X-Stainless-*` ones. */
function answerPreflight(c: Context) {
  c.res = new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
      'Access-Control-Allow-Headers': c.req.header(preflightHeaders.headers) ?? '',
      'Access-Control-Max-Age': '600',
    },
  })
}

// like a refusal of Beeper: without the header that marks this server's own
const refusePage = (c: Context) =>
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

const sdk = '@beeper/desktop-api'
const quoted = (text: string) => `'${text}'`

/** What `npm run sandbox` prints: the sandbox's address, and code to paste. */
const startupBanner = (baseURL: string, version: string): string => `
The sandbox is ready on ${baseURL} and plays Beeper ${version}. Nothing is sent.

Token: ${publishedToken}

In a shell:
  curl -s -H 'Authorization: Bearer ${publishedToken}' ${baseURL}/v1/accounts

In TypeScript, after npm install ${sdk}:
  import BeeperDesktop from ${quoted(sdk)}
  const beeper = new BeeperDesktop({ baseURL: '${baseURL}', accessToken: '${publishedToken}' })
  console.log(await beeper.accounts.list())
`
