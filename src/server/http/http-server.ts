import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { promisify } from 'node:util'
import { gzip, gzipSync } from 'node:zlib'
import { getRequestListener, RequestError } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { FailureBody } from '#contract/endpoint.ts'
import { readTarget } from '../guard/guard.ts'
import { refuseSocket, sendRefusal, trackLastAnswer } from '../guard/refusals.ts'
import { attachWebSockets, type WebSockets } from './web-sockets.ts'

/** The app's own `fetch`, as Hono has it. */
export type Fetch = (
  ...args: Parameters<Parameters<typeof getRequestListener>[0]>
) => Response | Promise<Response>

/** A server that leaves it to the guard to refuse a request without a `Host`, in the API's shape. */
export const createHTTPServer = (): Server => createServer({ requireHostHeader: false })

/** Serves an app with a server. An error on a socket never goes beyond its connection. */
export function serveApp(server: Server, fetch: Fetch, webSockets: WebSockets): void {
  server.on('request', requestListener(fetch, webSockets.port))
  answerBrokenRequests(server)
  attachWebSockets(server, webSockets)
}

/** Reads the target first, so that the app and its URL parser see paths only. */
export function requestListener(
  fetch: Fetch,
  port: number,
  options: { overrideGlobalObjects?: boolean } = {},
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    // an app may use Node's own response, as the proxy does, and Hono copies the response to a HEAD
    const answer: Fetch = async (request, env) => {
      const response = await fetch(request, env)
      if (outgoing.headersSent || outgoing.destroyed) return RESPONSE_ALREADY_SENT
      return compressed(incoming, response)
    }
    const errorHandler = (error: unknown) => sendError(outgoing, error)
    const listener = getRequestListener(answer, { ...options, errorHandler })
    // without a listener a response to a disconnected client would end the process
    outgoing.on('error', (error) => console.error(error.message))
    outgoing.once('finish', () => drain(incoming))
    const target = readTarget(incoming.url ?? '', port)
    if (!('path' in target)) return sendRefusal(outgoing, target.status, target.body)
    incoming.url = target.path
    void listener(incoming, outgoing)
  }
}

/**
 * Discards the rest of an unread body, which would precede the next request. Removes its listeners,
 * because one that stopped reading keeps the stream paused.
 */
function drain(incoming: IncomingMessage) {
  if (incoming.complete) return
  incoming.removeAllListeners('data')
  incoming.resume()
}

/** Answers a request that could not be passed to the app, such as one with an invalid `Host`. */
function sendError(outgoing: ServerResponse, error: unknown) {
  if (error instanceof RequestError) {
    return sendRefusal(outgoing, 400, { message: `${error.message}.`, code: 'BAD_REQUEST' })
  }
  console.error(error)
  sendRefusal(outgoing, 500, { message: 'Internal error in the server.', code: 'INTERNAL_ERROR' })
}

/** Answers malformed requests in the API's shape, too. */
export function answerBrokenRequests(server: Pick<Server, 'on'>): void {
  const lastAnswer = trackLastAnswer(server)
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const current = lastAnswer(socket)
    // an error within a response would corrupt both
    const isWithinAnswer = current?.headersSent && !current.writableFinished
    if (error.code === 'ECONNRESET' || isWithinAnswer) socket.destroy()
    else refuseSocket(socket, ...refusalOf(error.code ?? ''))
  })
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy())
    refuseSocket(socket, 405, { message: 'This is not a proxy.', code: 'METHOD_NOT_ALLOWED' })
  })
  server.on('checkExpectation', (_request: IncomingMessage, outgoing: ServerResponse) =>
    sendRefusal(outgoing, 417, { message: 'No such expectation is met.', code: 'BAD_REQUEST' }),
  )
}

function refusalOf(code: string): [number, FailureBody] {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return [431, { message: 'The headers are too large.', code: 'HEADERS_TOO_LARGE' }]
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      // not 408, on which a browser retries what may be on its way to Beeper already
      return [400, { message: 'The request did not arrive in time.', code: 'REQUEST_TIMEOUT' }]
    default:
      return [400, { message: 'This is not a request.', code: 'BAD_REQUEST' }]
  }
}

const inThread = promisify(gzip)
// bytes; up to here, passing it to another thread and back takes longer than compressing it
const maxSyncSize = 128 * 1024

// bytes; below this, headers outweigh what is saved
const minSize = 1024
// loopback is fast: the lowest level saves nine tenths of what the highest would
const level = 1

/**
 * Compresses a response of the API that is larger than a kilobyte, if the client accepts gzip.
 * Leaves a response that is encoded already as it is.
 */
async function compressed(request: IncomingMessage, answer: Response): Promise<Response> {
  const { headers, status } = answer
  if (!/^application\/json\b/.test(headers.get('content-type') ?? '')) return answer
  if (headers.has('content-encoding') || request.method === 'HEAD') return answer
  headers.append('vary', 'accept-encoding')
  if (!acceptsGzip(request.headers['accept-encoding'])) return answer
  const body = Buffer.from(await answer.arrayBuffer())
  if (body.byteLength < minSize) return new Response(body, { status, headers })
  headers.set('content-encoding', 'gzip')
  headers.delete('content-length')
  const isSmall = body.byteLength <= maxSyncSize
  const packed = isSmall ? gzipSync(body, { level }) : await inThread(body, { level })
  return new Response(packed, { status, headers })
}

/** Whether an `Accept-Encoding` names gzip, and not only to refuse it (RFC 9110, 12.5.3). */
const acceptsGzip = (accepted: string | string[] = '') =>
  String(accepted)
    .split(',')
    .some((one) => /^\s*gzip\s*(;(?!\s*q=0(\.0*)?\s*$).*)?$/i.test(one))
