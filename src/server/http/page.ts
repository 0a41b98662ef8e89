import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

const pages = ['/', '/oauth/callback']

/** Whether the page is served at this path; a sign-in redirects to the second one. */
export const isPage = (path: string) => pages.includes(path)

/**
 * Serves the built page from `folder`: compressed as the browser accepts it, hashed assets cached
 * for ever, everything else revalidated each time.
 */
export function staticFiles(folder: string): Hono {
  const files = new Hono()
  files.use(async (c, next) => {
    await next()
    if (!c.res.ok) return
    await pageHeaders(c, async () => {})
    c.header('Cache-Control', cacheControl(c.req.path))
  })
  const page = serveStatic({ root: folder, path: 'index.html', precompressed: true })
  for (const path of pages) files.get(path, page)
  files.get('*', serveStatic({ root: folder, precompressed: true, index: '-', rewriteRequestPath }))
  return files
}

const cacheControl = (path: string) =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'

/** The page is at `/` only, not at `/index.html` as well. */
const rewriteRequestPath = (path: string) => (path === '/index.html' ? '/-' : path)

const self = "'self'"
const none = "'none'"

/**
 * The page may load its own files and call its own server, and nothing else. Inline scripts, inline
 * styles and frames are forbidden; a script that is built from text needs a Trusted Type.
 */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: [self],
    scriptSrc: [self],
    styleSrc: [self],
    // a contact's picture is part of the response, since loading its URL would reveal who views it
    imgSrc: [self, 'data:', 'blob:'],
    fontSrc: [self],
    connectSrc: [self],
    manifestSrc: [self],
    // one file of ours, as the guard enforces
    workerSrc: [self],
    objectSrc: [none],
    baseUri: [none],
    formAction: [self],
    frameAncestors: [none],
    requireTrustedTypesFor: ["'script'"],
    // the one policy of the page, which creates the URL of that worker
    trustedTypes: ['offline-worker'],
  },
  // this is plain HTTP on the user's own machine
  strictTransportSecurity: false,
  // for browsers without such a policy, which cannot run this page
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
})
