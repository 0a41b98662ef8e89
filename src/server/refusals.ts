import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { FailureBody } from '#contract/endpoint.ts'
import { overtureAnswerHeader } from '#contract/overture.ts'

/** Answers in the API's shape, marked as this server's own answer. */
export const refuse = (
  c: Context,
  status: ContentfulStatusCode,
  { code, ...body }: FailureBody,
): Response => c.json({ code, ...body }, status, ownHeaders(code))

/** The same where no app is asked; too late for an answer, it ends the connection. */
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
