import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { pageHeaders } from '../guard/page-headers.ts'

const pages = ['/', '/oauth/callback']

/** Whether the page opens at this address; a sign-in comes back to the second one. */
export const isPage = (path: string) => pages.includes(path)

/**
 * Serves the built page from `folder`: compressed as the browser likes it, hashed assets for ever,
 * all else checked anew each time.
 */
export function staticFiles(folder: string): Hono {
  const files = new Hono()
  files.use(async (c, next) => {
    await next()
    if (!c.res.ok) return
    await pageHeaders(c, async () => {})
    c.header('Cache-Control', freshness(c.req.path))
  })
  const page = serveStatic({ root: folder, path: 'index.html', precompressed: true })
  for (const path of pages) files.get(path, page)
  files.get('*', serveStatic({ root: folder, precompressed: true, index: '-', rewriteRequestPath }))
  return files
}

const freshness = (path: string) =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'

/** `/index.html` is `/`; one address is enough. */
const rewriteRequestPath = (path: string) => (path === '/index.html' ? '/-' : path)
