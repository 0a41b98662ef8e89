import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { pageHeaders } from './page-headers.ts'

/** The addresses at which the page opens; a sign-in comes back to the second one. */
export const isPage = (path: string) => path === '/' || path === '/oauth/callback'

/**
 * Serves the built page from `folder`: compressed as the browser likes it, hashed assets for ever,
 * all else checked anew each time.
 */
export function staticFiles(folder: string): Hono {
  const files = new Hono()
  files.use(async (c, next) => {
    await next()
    if (c.res.ok) pageHeaders(c)
  })
  files.get('/', page(folder))
  files.get('/oauth/callback', page(folder))
  files.get('/assets/*', serve(folder, 'public, max-age=31536000, immutable'))
  files.get('*', serve(folder, 'no-cache'))
  return files
}

const serve = (root: string, freshness: string) =>
  serveStatic({
    root,
    precompressed: true,
    // a folder has no page of its own, and `/index.html` is `/`
    index: '-',
    rewriteRequestPath: (path) => (path === '/index.html' ? '/-' : path),
    onFound: (_path, c) => c.header('Cache-Control', freshness),
  })

const page = (root: string) =>
  serveStatic({
    root,
    path: 'index.html',
    precompressed: true,
    onFound: (_path, c) => c.header('Cache-Control', 'no-cache'),
  })
