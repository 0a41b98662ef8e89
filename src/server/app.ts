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

/** What Overture's server is made of. */
export interface Parts {
  /** The embedded local API, with `/v1/…` at its root. */
  sandbox: Hono
  /** The sandbox of the guided tour; left out where no tour is given. */
  tour?: Pick<Hono, 'fetch'>
  /** Where Beeper listens. */
  beeper: URL
  tickets: Tickets
  /** The port it is reached at; requests that name another one are refused. */
  port: number
  /** Where the built page lies; left out where Vite serves the page. */
  pageFolder?: string
  /** How long Beeper is waited for, unless as usual. */
  timeouts?: Timeouts
}

/** Node's two halves of a request, as `@hono/node-server` hands them to an app. */
type NodeContext = Context<{ Bindings: { incoming: IncomingMessage; outgoing: ServerResponse } }>

/** Guards the door, mounts the sandbox and the way to Beeper, and serves the page. */
export function createApp(parts: Parts): Hono {
  const { sandbox, tour, beeper, tickets, port, pageFolder, timeouts } = parts
  const sandboxes = { '/sandbox': sandbox, ...(tour && { [tourMount]: tour }) }
  const app = new Hono()
  app.onError(answerError)
  app.use(guard(port, isPage))
  // no answer to this method may reach a script, and Beeper has no use for it
  app.on('TRACE', '*', notTraced)
  for (const mount of [...Object.keys(sandboxes), '/beeper']) {
    app.post(`${mount}/v1/ws-ticket`, (c) => answerTicket(c, mount, tickets))
  }
  for (const [mount, { fetch }] of Object.entries(sandboxes)) {
    app.all(`${mount}/*`, async (c) => {
      const { url } = c.req.raw
      const path = below(url, mount)
      if (path === undefined) return nothingHere(c)
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
    if (path === undefined || leavesBase(path)) return nothingHere(c)
    return passToBeeper(c.env, beeper, path, timeouts)
  })
  app.get(beeperStatusPath, async (c) => {
    c.header('Cache-Control', 'no-store')
    return c.json(await readBeeperStatus(beeper))
  })
  if (pageFolder) app.route('/', staticFiles(pageFolder))
  app.notFound(nothingHere)
  return app
}

const nothingHere = (c: Context) =>
  refuse(c, 404, { message: `Nothing is at ${c.req.path}.`, code: 'NOT_FOUND' })

const notTraced = (c: Context) =>
  refuse(c, 405, { message: 'Nothing is traced.', code: 'METHOD_NOT_ALLOWED' })

function answerError(error: Error, c: Context) {
  console.error(error)
  return refuse(c, 500, { message: 'Overture broke.', code: 'INTERNAL_ERROR' })
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
  // asking for the body of a request that has none would cost as much as a second request
  return method === 'GET' || method === 'HEAD'
    ? new Request(url, { method, headers })
    : new Request(url, request)
}

/**
 * The path and query below a mount, or nothing when the mount is spelled in another way, such as
 * `/%62eeper`. Only text is cut, so `%2F` in an ID stays as it is.
 */
function below(url: string, mount: string) {
  const path = url.slice(startOfPath(url))
  if (!path.startsWith(mount)) return undefined
  const rest = path.slice(mount.length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

const isUnguardedHTML = ({ headers }: Response) =>
  headers.get('content-type')?.startsWith('text/html') && !headers.has('content-security-policy')
