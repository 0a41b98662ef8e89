import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import https from 'node:https'

/** How long Beeper may take, in milliseconds. */
export interface Timeouts {
  /** To accept a connection. Instant on one machine, a few milliseconds in a local network. */
  connect: number
  /**
   * Without a single byte, before or within a response. Longer than the clients' own timeout of 30
   * s, so that clients decide; it ends requests that no client waits for any more.
   */
  idle: number
}

/** A request to Beeper. `path` is sent unchanged. */
export interface UpstreamRequest {
  method: string
  path: string
  headers: OutgoingHttpHeaders
  body?: IncomingMessage | undefined
  signal?: AbortSignal | undefined
}

/** No connection was accepted: nothing was sent, so nothing can have happened. */
export class UnreachableError extends Error {}
/** The request was sent, and nothing more arrived in time. */
export class TimeoutError extends Error {}
/** The request was sent, and the connection ended before a response began. */
export class ConnectionLostError extends Error {}
/** What listens there does not speak HTTP. */
export class NotHttpError extends Error {}

// no limit on connections, so that no request waits behind a slow response
const pools = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
}

/**
 * Sends a request to Beeper once, and resolves when the response's headers are there. Throws
 * `UnreachableError`, `TimeoutError`, `ConnectionLostError` or `NotHttpError`; later errors destroy
 * the response.
 */
export async function requestUpstream(
  base: URL,
  request: UpstreamRequest,
  timeouts: Timeouts,
): Promise<IncomingMessage> {
  if (!/^(GET|HEAD)$/.test(request.method) || request.body) {
    // a pooled connection may turn out to be closed, and a write must not be sent twice
    return requestOver(false, base, request, timeouts)
  }
  return requestOver(poolOf(base), base, request, timeouts).catch((error: unknown) => {
    if (!(error instanceof StaleConnectionError)) throw error
    return requestOver(false, base, request, timeouts)
  })
}

/** A pooled connection had been closed at the other end. */
class StaleConnectionError extends ConnectionLostError {}

const poolOf = ({ protocol }: URL) => (protocol === 'https:' ? pools['https:'] : pools['http:'])

function requestOver(
  agent: http.Agent | false,
  base: URL,
  { method, path, headers, body, signal }: UpstreamRequest,
  timeouts: Timeouts,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { request } = base.protocol === 'https:' ? https : http
    const outgoing = request({
      protocol: base.protocol,
      // an IPv6 address is in brackets only in a URL
      hostname: base.hostname.replace(/^\[|\]$/g, ''),
      port: base.port,
      path: base.pathname.replace(/\/$/, '') + path,
      method,
      headers,
      agent,
      ...(signal ? { signal } : {}),
    })
    let isConnected = false
    whenConnected(outgoing, timeouts.connect, () => {
      isConnected = true
    })
    outgoing.setTimeout(timeouts.idle, () => outgoing.destroy(new TimeoutError('no data in time')))
    outgoing.once('response', resolve)
    // 101: no other protocol is supported
    outgoing.once('upgrade', (answer, socket) => {
      socket.destroy()
      resolve(answer)
    })
    // never removed: errors after the response began are reported by the response
    outgoing.on('error', (error) =>
      reject(upstreamError(error, isConnected, outgoing.reusedSocket)),
    )
    outgoing.once('close', () => reject(new ConnectionLostError('closed without an answer')))
    if (body) body.pipe(outgoing)
    else outgoing.end()
  })
}

function whenConnected(outgoing: http.ClientRequest, limit: number, then: () => void) {
  outgoing.once('socket', (socket) => {
    if (!socket.connecting) return then()
    const expiry = setTimeout(
      () => outgoing.destroy(new UnreachableError('no connection in time')),
      limit,
    )
    const event = 'encrypted' in socket ? 'secureConnect' : 'connect'
    socket.once(event, then)
    for (const end of [event, 'close']) socket.once(end, () => clearTimeout(expiry))
  })
}

function upstreamError(
  error: Error & { code?: string },
  isConnected: boolean,
  wasReused: boolean,
): Error {
  if (error instanceof TimeoutError || error instanceof UnreachableError) return error
  if (error.name === 'AbortError') return error
  const cause = { cause: error }
  if (!isConnected) return new UnreachableError(error.code ?? error.message, cause)
  if (error.code?.startsWith('HPE_')) return new NotHttpError(error.message, cause)
  return new (wasReused ? StaleConnectionError : ConnectionLostError)(
    error.code ?? error.message,
    cause,
  )
}
