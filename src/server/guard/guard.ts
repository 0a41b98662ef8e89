import type { MiddlewareHandler } from 'hono'
import type { FailureBody } from '#contract/endpoint.ts'
import { refuse } from './refusals.ts'

/** What a guard needs to know of a request; header names as in `Headers`. */
export interface Arrival {
  method: string
  /** Whether the path is the page itself, which other sites may link to. */
  page: boolean
  header: (name: string) => string | undefined
}

/**
 * Says in words why a request is not from this machine's own page or tools, or `undefined` when it
 * is. A name other than loopback means DNS rebinding; a foreign origin means another site at work.
 */
export function foreignness(arrival: Arrival, port: number): string | undefined {
  const host = arrival.header('host')?.toLowerCase()
  if (!isOwnHost(host, port)) return `Overture answers only to http://127.0.0.1:${port}.`
  if (opensPage(arrival)) return undefined
  const ownOrigin = arrival.header('origin')?.toLowerCase() === `http://${host}`
  const site = arrival.header('sec-fetch-site')
  // a form on a page without referrer sends `Origin: null`; the browser still says whose form it is
  const ownForm = arrival.header('origin') === 'null' && site === 'same-origin'
  if (arrival.header('origin') !== undefined && !ownOrigin && !ownForm) return otherSite
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return otherSite
  return undefined
}

/** Refuses every foreign request with 403 in the API's error shape, before anything else runs. */
export function guard(port: number, isPage: (path: string) => boolean): MiddlewareHandler {
  return async (c, next) => {
    const arrival = {
      method: c.req.method,
      page: isPage(c.req.path),
      header: (name: string) => c.req.header(name),
    }
    const message = foreignness(arrival, port)
    if (message) return refuse(c, 403, { message, code: 'FORBIDDEN' })
    if (asksForWorker(arrival) && c.req.path !== workerPath) {
      return refuse(c, 403, { message: 'This is no worker.', code: 'FORBIDDEN' })
    }
    await next()
  }
}

/** The one script that may become a worker of this origin. */
const workerPath = '/offline-worker.js'

/**
 * Whether a browser wants to run the answer as a worker, which would see everything that is asked
 * below its path, and outlive the page. What comes from a network, or from Beeper, must never be one.
 */
export const asksForWorker = ({ header }: Pick<Arrival, 'header'>): boolean =>
  header('service-worker') !== undefined || /work(er|let)$/.test(header('sec-fetch-dest') ?? '')

const otherSite = 'Overture does not answer to other sites.'

/** Whether a request names this machine and this port; another name means DNS rebinding. */
export const isOwnHost = (host: string | undefined, port: number): boolean =>
  host !== undefined && ownHosts(port).includes(host.toLowerCase())

const ownHosts = (port: number) =>
  ['127.0.0.1', 'localhost', '[::1]'].flatMap((name) =>
    port === 80 ? [name, `${name}:80`] : [`${name}:${port}`],
  )

/** A link or an address that opens the page in a tab; a frame, an image or a form is none. */
const opensPage = ({ method, page, header }: Arrival) =>
  page &&
  method === 'GET' &&
  header('sec-fetch-mode') === 'navigate' &&
  header('sec-fetch-dest') === 'document'

/** A path with its query as the app may see it, or why there is none. */
export type Target = { path: string } | { status: 400 | 403; body: FailureBody }

/**
 * Reads what stands on the request line. Only paths, and addresses of this very server in full, go
 * any further: whatever a URL parser would stumble over is refused here, without one.
 */
export function readTarget(target: string, port: number): Target {
  const absolute = /^https?:\/\/([^/?#\\]*)(.*)$/is.exec(target)
  if (absolute) {
    const [, authority, rest = ''] = absolute
    if (!isOwnHost(authority, port)) return elsewhere(port)
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

const elsewhere = (port: number): Target => ({
  status: 403,
  body: { message: `This server answers only to http://127.0.0.1:${port}.`, code: 'FORBIDDEN' },
})
