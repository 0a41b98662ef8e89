import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { FailureBody } from '#contract/endpoint.ts'
import { overtureAnswerHeader } from '#contract/overture.ts'

/** Answers in the API's error shape, marked as this server's own response. */
export const refuse = (
  c: Context,
  status: ContentfulStatusCode,
  { code, ...body }: FailureBody,
): Response => c.json({ code, ...body }, status, ownHeaders(code))

/** The same on Node's response; once a response has begun, ends the connection instead. */
export function sendRefusal(outgoing: ServerResponse, status: number, body: FailureBody): void {
  if (outgoing.destroyed || outgoing.headersSent) {
    outgoing.destroy()
    return
  }
  outgoing.writeHead(status, headersOf(body))
  outgoing.end(JSON.stringify(body))
}

/** The same on a bare socket, which is closed afterwards. */
export function refuseSocket(socket: Duplex, status: number, body: FailureBody): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const fields = { ...headersOf(body), connection: 'close' }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`
  socket.end(head + JSON.stringify(body))
}

const headersOf = (body: FailureBody) => ({
  'content-type': 'application/json',
  'content-length': String(Buffer.byteLength(JSON.stringify(body))),
  ...ownHeaders(body.code),
})

const ownHeaders = (code: string) => ({
  [overtureAnswerHeader]: code,
  'x-content-type-options': 'nosniff',
})

/** A server of Node's or of Vite's. */
export interface RequestServer {
  on(
    event: 'request',
    listener: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
  ): unknown
}

/** Tracks the last response that was begun on each connection. */
export function trackLastAnswer(
  server: RequestServer,
): (socket: Duplex) => ServerResponse | undefined {
  const last = new WeakMap<Duplex, ServerResponse>()
  server.on('request', ({ socket }, outgoing) => void last.set(socket, outgoing))
  return (socket) => last.get(socket)
}
