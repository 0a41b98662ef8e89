import type {
  IncomingHttpHeaders,
  IncomingMessage,
  OutgoingHttpHeaders,
  ServerResponse,
} from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { ProxyErrorCode } from '#contract/overture.ts'
import { sendRefusal } from '../guard/refusals.ts'
import {
  ConnectionLostError,
  NotHttpError,
  requestUpstream,
  TimeoutError,
  type Timeouts,
  UnreachableError,
} from './upstream.ts'

/** How long the proxy waits, in milliseconds. */
export const defaultTimeouts: Timeouts = { connect: 5_000, idle: 40_000 }

/**
 * Forwards a request to Beeper once, and streams its response back. `path` is the undecoded path
 * below `base`. Adds no authority: the token is the request's own. Uses Node's own streams, so that
 * the head of a response is sent before its body can fail: a connection that ends without a head
 * makes a browser retry a write.
 */
export async function passToBeeper(
  { incoming, outgoing }: { incoming: IncomingMessage; outgoing: ServerResponse },
  base: URL,
  path: string,
  timeouts = defaultTimeouts,
): Promise<Response> {
  const { method = 'GET' } = incoming
  const disconnect = new AbortController()
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) disconnect.abort()
  })
  try {
    const headers = headersForBeeper(incoming.headers)
    const body = hasBody(incoming) ? incoming : undefined
    const answer = await requestUpstream(
      base,
      { method, path, headers, body, signal: disconnect.signal },
      timeouts,
    )
    if (isSafe(answer)) await forward(answer, method, incoming, outgoing)
    else refuseStatus(answer, base, outgoing)
  } catch (error) {
    if (disconnect.signal.aborted) outgoing.destroy()
    else refuseError(error, base, outgoing)
  }
  return RESPONSE_ALREADY_SENT
}

/** Whether a path leads above the base URL, however the server behind it decodes dots. */
export function leavesBase(path: string): boolean {
  let segments = path.split(/[?#]/, 1).join()
  // a server behind a proxy may decode twice
  for (let round = 0; round < 3; round++) {
    if (segments.split(/[/\\]/).some((segment) => /^\.{1,2}(;|$)/.test(segment))) return true
    segments = segments.replace(/%(25|2e|2f|5c|3b)/gi, (encoded) => decodeURIComponent(encoded))
  }
  return false
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

// a browser retries by itself on 408 (on a reused connection), 421 and 425, and asks for a
// password on 407; Beeper sends none of them, but a server in front of it may
const actedUpon = new Set([407, 408, 421, 425])

function isSafe({ statusCode = 0, headers }: IncomingMessage) {
  const isRedirect = statusCode >= 300 && statusCode < 400 && headers.location !== undefined
  return statusCode >= 200 && statusCode < 600 && !actedUpon.has(statusCode) && !isRedirect
}

const withoutBody = new Set([204, 205, 304])

/** Resolves when the response has ended. One that is cut off never looks complete. */
function forward(
  answer: IncomingMessage,
  method: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) {
  const { statusCode: status = 502, rawHeaders } = answer
  const isEmpty = method === 'HEAD' || withoutBody.has(status)
  const headers = headersForBrowser(rawHeaders)
  if (withoutBody.has(status)) headers.delete('content-length')
  outgoing.writeHead(status, [...headers].flat())
  outgoing.flushHeaders()
  return new Promise<void>((resolve) => {
    outgoing.once('close', () => {
      answer.destroy()
      resolve()
    })
    answer.once('error', () => hangUp(incoming, outgoing))
    if (!isEmpty) return answer.pipe(outgoing)
    answer.resume()
    outgoing.end()
  })
}

// long enough for a client on this machine to read what was sent before
const lingerMs = 1_000

/**
 * Ends the connection in the middle of a response. Not at once: closing while bytes of the request
 * still arrive resets it, and the client would lose the head of the response, too.
 */
function hangUp(incoming: IncomingMessage, outgoing: ServerResponse) {
  const { socket } = outgoing
  if (!socket) return outgoing.destroy()
  incoming.unpipe()
  incoming.resume()
  socket.end()
  const end = setTimeout(() => outgoing.destroy(), lingerMs)
  socket.once('close', () => clearTimeout(end))
  return undefined
}

function refuseStatus(answer: IncomingMessage, { host }: URL, outgoing: ServerResponse) {
  const status = answer.statusCode ?? 0
  answer.resume()
  const message = `${host} answered ${status}, which is no answer of Beeper.`
  refuse(outgoing, 502, 'UPSTREAM_UNSAFE_STATUS', message, { status })
}

function refuseError(error: unknown, { host }: URL, outgoing: ServerResponse) {
  if (error instanceof UnreachableError) {
    refuse(outgoing, 502, 'BEEPER_UNREACHABLE', `Nothing answers at ${host}.`)
  } else if (error instanceof TimeoutError) {
    refuse(outgoing, 504, 'UPSTREAM_TIMEOUT', `${host} did not answer in time.`)
  } else if (error instanceof NotHttpError) {
    refuse(outgoing, 502, 'UPSTREAM_NOT_HTTP', `What ${host} answered cannot be read as HTTP.`)
  } else {
    if (!(error instanceof ConnectionLostError)) console.error(error)
    const message = `${host} closed the connection before it answered.`
    refuse(outgoing, 502, 'UPSTREAM_CONNECTION_LOST', message)
  }
}

const refuse = (
  outgoing: ServerResponse,
  status: 502 | 504,
  code: ProxyErrorCode,
  message: string,
  details?: unknown,
) => sendRefusal(outgoing, status, { message, code, details })

// they apply to one connection, not to the message that is forwarded (RFC 9110, 7.6.1)
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

// these describe the browser, its page and what else it visited, which Beeper must not learn
const browserHeaders = new Set([
  'host',
  'origin',
  'referer',
  'cookie',
  'forwarded',
  'via',
  'expect',
])
const browserHeaderPattern = /^(sec-|x-forwarded-|x-real-ip$|cf-|access-control-)/

/**
 * Headers that describe a response. All others are dropped, since browsers act on more headers
 * every year: cookies, passwords, policies, redirects, retries, other services, sessions.
 */
const describesAnswer =
  /^(content-(type|encoding|length|language|disposition|range)|cache-control|expires|age|date|etag|last-modified|vary|accept-ranges|allow|retry-after|ratelimit(-.*)?|x-(?!frame-|dns-|xss-).*)$/

/** The request headers for Beeper: all but those of the connection and the browser. */
function headersForBeeper(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const perHop = namedByConnection(headers.connection)
  const passed: OutgoingHttpHeaders = {}
  for (const [name, value] of Object.entries(headers)) {
    const isDropped =
      hopByHop.has(name) ||
      perHop.has(name) ||
      browserHeaders.has(name) ||
      browserHeaderPattern.test(name)
    if (!isDropped) passed[name] = value
  }
  if (headers['transfer-encoding'] === undefined) return passed
  // set explicitly, because Node does not frame the body of a DELETE otherwise
  delete passed['content-length']
  return { ...passed, 'transfer-encoding': 'chunked' }
}

/**
 * The response headers for the browser. A response is shown as content and never as a page of this
 * origin, since another service may listen at Beeper's port.
 */
function headersForBrowser(raw: readonly string[]): Headers {
  const passed = new Headers()
  const perHop = namedByConnection(headerIn(raw, 'connection'))
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index]?.toLowerCase() ?? ''
    if (describesAnswer.test(name) && !perHop.has(name)) passed.append(name, raw[index + 1] ?? '')
  }
  passed.set('content-security-policy', "default-src 'none'; sandbox")
  passed.set('x-content-type-options', 'nosniff')
  return passed
}

const namedByConnection = (connection: string | null | undefined) =>
  new Set((connection ?? '').split(',').map((name) => name.trim().toLowerCase()))

const headerIn = (raw: readonly string[], name: string) =>
  raw.find((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === name) ?? null
