import { type Context, Hono } from 'hono'
import type { FailureBody } from '#contract/failure.ts'
import { guard } from './guard.ts'
import { pageHeaders } from './page-headers.ts'
import { isPage, staticFiles } from './static-files.ts'

/** What Overture's server is made of. */
export interface Parts {
  /** The embedded local API, with `/v1/…` at its root. */
  sandbox: Hono
  /** The port it is reached at; requests that name another one are refused. */
  port: number
  /** Where the built page lies; left out where Vite serves the page. */
  pageFolder?: string
}

/** Guards the door, mounts the sandbox at `/sandbox` and serves the page. */
export function createApp({ sandbox, port, pageFolder }: Parts): Hono {
  const app = new Hono()
  app.use(guard(port, isPage))
  app.all('/sandbox/*', async (c) => {
    const answer = await sandbox.fetch(underMount(c.req.raw, '/sandbox'), c.env)
    return isUnguardedHTML(answer) ? withPageHeaders(c, answer) : answer
  })
  if (pageFolder) app.route('/', staticFiles(pageFolder))
  app.notFound((c) => {
    const message = `Nothing is at ${c.req.path}.`
    return c.json({ message, code: 'NOT_FOUND' } satisfies FailureBody, 404)
  })
  return app
}

/** The same request as the mounted app sees it. Only text is cut, so `%2F` in an ID stays as it is. */
function underMount(request: Request, mount: string) {
  const start = request.url.indexOf('/', request.url.indexOf('//') + 2)
  const path = request.url.slice(start + mount.length)
  return new Request(
    request.url.slice(0, start) + (path.startsWith('/') ? path : `/${path}`),
    request,
  )
}

const isUnguardedHTML = ({ headers }: Response) =>
  headers.get('content-type')?.startsWith('text/html') && !headers.has('content-security-policy')

function withPageHeaders(c: Context, answer: Response) {
  c.res = answer
  pageHeaders(c)
  return c.res
}
