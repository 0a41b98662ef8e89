import { type Context, Hono } from 'hono'
import type { FailureBody } from '#contract/failure.ts'
import { presencePath } from '#contract/presence.ts'
import { readBeeperStatus } from './beeper-proxy/beeper-status.ts'
import { passThrough } from './beeper-proxy/proxy.ts'
import type { Tickets } from './beeper-proxy/ws-tickets.ts'
import { guard } from './guard.ts'
import { pageHeaders } from './page-headers.ts'
import { isPage, staticFiles } from './static-files.ts'

/** What Overture's server is made of. */
export interface Parts {
  /** The embedded local API, with `/v1/…` at its root. */
  sandbox: Hono
  /** Where Beeper listens. */
  beeper: URL
  tickets: Tickets
  /** The port it is reached at; requests that name another one are refused. */
  port: number
  /** Where the built page lies; left out where Vite serves the page. */
  pageFolder?: string
}

/** Guards the door, mounts the sandbox and the way to Beeper, and serves the page. */
export function createApp({ sandbox, beeper, tickets, port, pageFolder }: Parts): Hono {
  const app = new Hono()
  app.use(guard(port, isPage))
  for (const mount of ['/sandbox', '/beeper']) {
    app.post(`${mount}/v1/ws-ticket`, (c) => answerTicket(c, mount, tickets))
  }
  app.all('/sandbox/*', async (c) => {
    const answer = await sandbox.fetch(underMount(c.req.raw, '/sandbox'), c.env)
    return isUnguardedHTML(answer) ? withPageHeaders(c, answer) : answer
  })
  app.all('/beeper/*', (c) => passThrough(c, beeper, below(c.req.raw.url, '/beeper')))
  app.get(presencePath, async (c) => {
    c.header('Cache-Control', 'no-store')
    return c.json(await readBeeperStatus(beeper))
  })
  if (pageFolder) app.route('/', staticFiles(pageFolder))
  app.notFound((c) => {
    const message = `Nothing is at ${c.req.path}.`
    return c.json({ message, code: 'NOT_FOUND' } satisfies FailureBody, 404)
  })
  return app
}

function answerTicket(c: Context, mount: string, tickets: Tickets) {
  const authorization = c.req.header('authorization')
  c.header('Cache-Control', 'no-store')
  if (authorization?.match(/^Bearer \S+$/i)) {
    return c.json({ ticket: tickets.issue(mount, authorization) })
  }
  const message = 'Unauthorized: Invalid or missing token'
  return c.json({ message, code: 'unauthorized' } satisfies FailureBody, 401)
}

const startOfPath = (url: string) => url.indexOf('/', url.indexOf('//') + 2)

/** The path and query below a mount. Only text is cut, so `%2F` in an ID stays as it is. */
function below(url: string, mount: string) {
  const path = url.slice(startOfPath(url) + mount.length)
  return path.startsWith('/') ? path : `/${path}`
}

/** The same request as the mounted app sees it. */
const underMount = (request: Request, mount: string) =>
  new Request(request.url.slice(0, startOfPath(request.url)) + below(request.url, mount), request)

const isUnguardedHTML = ({ headers }: Response) =>
  headers.get('content-type')?.startsWith('text/html') && !headers.has('content-security-policy')

function withPageHeaders(c: Context, answer: Response) {
  c.res = answer
  pageHeaders(c)
  return c.res
}
