import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Context, Hono } from 'hono'

import { beeperStatusPath, tourMount } from '#contract/overture.ts'
import { readBeeperStatus } from './beeper-proxy/beeper-status.ts'
import { leavesBase, passToBeeper } from './beeper-proxy/proxy.ts'
import type { Timeouts } from './beeper-proxy/upstream.ts'
import { guard } from './guard/guard.ts'
import { refuse } from './guard/refusals.ts'
import { isPage, pageHeaders, staticFiles } from './http/page.ts'
import type { Tickets } from './http/web-sockets.ts'

/** What `createApp` needs. */
export interface Parts {
  /** The embedded local API, with `/v1/…` at its root. */
  sandbox: Hono
  /** The sandbox of the guided tour, if there is one. */
  tour?: Pick<Hono, 'fetch'>
  /** The base URL of Beeper's API. */
  beeper: URL
  tickets: Tickets
  /** The port of the server; requests with another one in `Host` are refused. */
  port: number
  /** The folder of the built page; absent where Vite serves the page. */
  pageFolder?: string
  /** Timeouts of requests to Beeper, if not the defaults. */
  timeouts?: Timeouts
}

/** Node's request and response, as `@hono/node-server` passes them to an app. */
type NodeContext = Context<{ Bindings: { incoming: IncomingMessage; outgoing: ServerResponse } }>

/** The whole server: the guard, the sandboxes, the proxy to Beeper and the page. */
export function createApp(parts: Parts): Hono {
  const { sandbox, tour, beeper, tickets, port, pageFolder, timeouts } = parts
  const sandboxes = { '/sandbox': sandbox, ...(tour && { [tourMount]: tour }) }
  const app = new Hono()
  app.onError(answerError)
  app.use(guard(port, isPage))
  // no response to this method may reach a script, and Beeper does not use it
  app.on('TRACE', '*', refuseTrace)
  for (const mount of [...Object.keys(sandboxes), '/beeper']) {
    app.post(`${mount}/v1/ws-ticket`, (c) => answerTicket(c, mount, tickets))
  }
  for (const [mount, { fetch }] of Object.entries(sandboxes)) {
    app.all(`${mount}/*`, async (c) => {
      const { url } = c.req.raw
      const path = below(url, mount)
      if (path === undefined) return notFound(c)
      const request = requestAt(url.slice(0, startOfPath(url)) + path, c.req.raw)
      const answer = await fetch(request, c.env)
      answer.headers.set('x-content-type-options', 'nosniff')
      if (!isUnguardedHTML(answer)) return answer
      await pageHeaders(c, async () => {
        c.res = answer
      })
      return c.res
    })
  }
  app.all('/beeper/*', (c: NodeContext) => {
    const path = below(c.req.raw.url, '/beeper')
    if (path === undefined || leavesBase(path)) return notFound(c)
    return passToBeeper(c.env, beeper, path, timeouts)
  })
  app.get(beeperStatusPath, async (c) => {
    c.header('Cache-Control', 'no-store')
    return c.json(await readBeeperStatus(beeper))
  })
  if (pageFolder) app.route('/', staticFiles(pageFolder))
  app.notFound(notFound)
  return app
}

const notFound = (c: Context) =>
  refuse(c, 404, { message: `Nothing is at ${c.req.path}.`, code: 'NOT_FOUND' })

const refuseTrace = (c: Context) =>
  refuse(c, 405, { message: 'TRACE is not supported.', code: 'METHOD_NOT_ALLOWED' })

function answerError(error: Error, c: Context) {
  console.error(error)
  return refuse(c, 500, { message: 'Internal error in Overture.', code: 'INTERNAL_ERROR' })
}

function answerTicket(c: Context, mount: string, tickets: Tickets) {
  const authorization = c.req.header('authorization')
  c.header('Cache-Control', 'no-store')
  if (authorization?.match(/^Bearer \S+$/i)) {
    return c.json({ ticket: tickets.issue(mount, authorization) })
  }
  const message = 'Unauthorized: Invalid or missing token'
  return refuse(c, 401, { message, code: 'unauthorized' })
}

const startOfPath = (url: string) => url.indexOf('/', url.indexOf('//') + 2)

/** The same request at another URL. */
const requestAt = (url: string, request: Request) => {
  const { method, headers } = request
  // accessing the body of a request that has none costs as much as a second request
  return method === 'GET' || method === 'HEAD'
    ? new Request(url, { method, headers })
    : new Request(url, request)
}

/**
 * The path and query below a mount; `undefined` for other spellings of the mount, such as
 * `/%62eeper`. Nothing is decoded, so `%2F` in an ID is preserved.
 */
function below(url: string, mount: string) {
  const path = url.slice(startOfPath(url))
  if (!path.startsWith(mount)) return undefined
  const rest = path.slice(mount.length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

const isUnguardedHTML = ({ headers }: Response) =>
  headers.get('content-type')?.startsWith('text/html') && !headers.has('content-security-policy')
