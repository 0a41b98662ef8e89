import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

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

const self = "'self'"
const none = "'none'"

/**
 * What the page may do: load its own files, talk to its own server, and nothing else. Inline script,
 * inline style and frames are out; script that is built from text needs a Trusted Type.
 */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: [self],
    scriptSrc: [self],
    styleSrc: [self],
    // a contact's picture comes with the answer, since its address would tell who looks at it
    imgSrc: [self, 'data:', 'blob:'],
    fontSrc: [self],
    connectSrc: [self],
    manifestSrc: [self],
    // one file of ours, which the guard holds to
    workerSrc: [self],
    objectSrc: [none],
    baseUri: [none],
    formAction: [self],
    frameAncestors: [none],
    requireTrustedTypesFor: ["'script'"],
    // the one policy of the page, which makes the address of that worker
    trustedTypes: ['offline-worker'],
  },
  // this is plain http on one's own machine
  strictTransportSecurity: false,
  // for browsers that know no such policy, and run no such page
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
})
