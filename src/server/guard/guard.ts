import type { MiddlewareHandler } from 'hono'
import type { FailureBody } from '#contract/endpoint.ts'
import { refuse } from './refusals.ts'

/** The parts of a request that the guard checks; header names as in `Headers`. */
export interface GuardedRequest {
  method: string
  /** Whether the path is the page itself, which other sites may link to. */
  page: boolean
  header: (name: string) => string | undefined
}

/**
 * Why a request that is not from this machine's own page or tools is refused, as text; `undefined`
 * when it is from them. A host other than loopback means DNS rebinding; a foreign origin means
 * another site.
 */
export function refusalReason(request: GuardedRequest, port: number): string | undefined {
  const host = request.header('host')?.toLowerCase()
  if (!isOwnHost(host, port)) return `Overture answers only to http://127.0.0.1:${port}.`
  if (opensPage(request)) return undefined
  const ownOrigin = request.header('origin')?.toLowerCase() === `http://${host}`
  const site = request.header('sec-fetch-site')
  // a form on a page without referrer sends `Origin: null`; `Sec-Fetch-Site` still names its site
  const ownForm = request.header('origin') === 'null' && site === 'same-origin'
  if (request.header('origin') !== undefined && !ownOrigin && !ownForm) return otherSite
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return otherSite
  return undefined
}

/** Refuses every foreign request with 403 in the API's error shape, before any other handler. */
export function guard(port: number, isPage: (path: string) => boolean): MiddlewareHandler {
  return async (c, next) => {
    const request = {
      method: c.req.method,
      page: isPage(c.req.path),
      header: (name: string) => c.req.header(name),
    }
    const message = refusalReason(request, port)
    if (message) return refuse(c, 403, { message, code: 'FORBIDDEN' })
    if (asksForWorker(request) && c.req.path !== workerPath) {
      return refuse(c, 403, { message: 'This is not a worker.', code: 'FORBIDDEN' })
    }
    await next()
  }
}

/** The one script that may become a worker of this origin. */
const workerPath = '/offline-worker.js'

/**
 * Whether a browser would run the response as a worker, which would see all requests below its path
 * and outlive the page. No response from a network, or from Beeper, must ever be one.
 */
export const asksForWorker = ({ header }: Pick<GuardedRequest, 'header'>): boolean =>
  header('service-worker') !== undefined || /work(er|let)$/.test(header('sec-fetch-dest') ?? '')

const otherSite = 'Overture does not answer to other sites.'

/** Whether a request names this machine and this port; another name means DNS rebinding. */
export const isOwnHost = (host: string | undefined, port: number): boolean =>
  host !== undefined && ownHosts(port).includes(host.toLowerCase())

const ownHosts = (port: number) =>
  ['127.0.0.1', 'localhost', '[::1]'].flatMap((name) =>
    port === 80 ? [name, `${name}:80`] : [`${name}:${port}`],
  )

/** Whether a GET navigation opens the page in a tab, not in a frame or as an image. */
const opensPage = ({ method, page, header }: GuardedRequest) =>
  page &&
  method === 'GET' &&
  header('sec-fetch-mode') === 'navigate' &&
  header('sec-fetch-dest') === 'document'

/** A path with its query that the app may parse, or the refusal of a target that is none. */
export type Target = { path: string } | { status: 400 | 403; body: FailureBody }

/**
 * Parses the target of the request line. Only paths, and full URLs of this very server, are
 * accepted: what a URL parser would throw on is refused here, without one.
 */
export function readTarget(target: string, port: number): Target {
  const absolute = /^https?:\/\/([^/?#\\]*)(.*)$/is.exec(target)
  if (absolute) {
    const [, authority, rest = ''] = absolute
    if (!isOwnHost(authority, port)) return otherHost(port)
    return readPath(rest.startsWith('/') ? rest : `/${rest}`)
  }
  return readPath(target)
}

function readPath(path: string): Target {
  const isPath = path.startsWith('/') && !path.includes('#') && !/^[^?]*\\/.test(path)
  return isPath ? { path } : notAPath
}

const notAPath: Target = {
  status: 400,
  body: { message: 'The request does not name a path.', code: 'BAD_REQUEST' },
}

const otherHost = (port: number): Target => ({
  status: 403,
  body: { message: `This server answers only to http://127.0.0.1:${port}.`, code: 'FORBIDDEN' },
})
