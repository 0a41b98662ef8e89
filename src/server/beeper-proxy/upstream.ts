import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import https from 'node:https'

/** How long Beeper may take, in milliseconds. */
export interface Timeouts {
  /** To accept a connection. On one machine this is instant, in a house a few milliseconds. */
  connect: number
  /**
   * To say nothing at all, before or within an answer. Longer than the 30 s after which clients
   * give up, so that it is they who decide; it ends what nobody waits for any more.
   */
  idle: number
}

/** What is asked of Beeper. `path` is sent letter by letter. */
export interface Question {
  method: string
  path: string
  headers: OutgoingHttpHeaders
  body?: IncomingMessage | undefined
  signal?: AbortSignal | undefined
}

/** Nobody accepted a connection: nothing was asked, so nothing can have happened. */
export class UnreachableError extends Error {}
/** Beeper was asked, and nothing more came in time. */
export class TimeoutError extends Error {}
/** Beeper was asked, and the connection ended before an answer began. */
export class ConnectionLostError extends Error {}
/** What listens there does not speak HTTP. */
export class NotHttpError extends Error {}

// no limit on connections, so that nothing waits behind a slow answer
const pools = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
}

/**
 * Asks Beeper once and resolves as soon as the answer's headers are there. Throws `UnreachableError`,
 * `TimeoutError`, `ConnectionLostError` or `NotHttpError`; later trouble destroys the answer.
 */
export async function ask(
  base: URL,
  question: Question,
  timeouts: Timeouts,
): Promise<IncomingMessage> {
  if (!/^(GET|HEAD)$/.test(question.method) || question.body) {
    // a pooled connection may turn out to be closed, and a write must not be asked twice
    return askOver(false, base, question, timeouts)
  }
  return askOver(poolOf(base), base, question, timeouts).catch((error: unknown) => {
    if (!(error instanceof StaleConnectionError)) throw error
    return askOver(false, base, question, timeouts)
  })
}

/** A pooled connection had been closed at the other end. */
class StaleConnectionError extends ConnectionLostError {}

const poolOf = ({ protocol }: URL) => (protocol === 'https:' ? pools['https:'] : pools['http:'])

function askOver(
  agent: http.Agent | false,
  base: URL,
  { method, path, headers, body, signal }: Question,
  timeouts: Timeouts,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { request } = base.protocol === 'https:' ? https : http
    const asked = request({
      protocol: base.protocol,
      // an IPv6 address stands in brackets in a URL only
      hostname: base.hostname.replace(/^\[|\]$/g, ''),
      port: base.port,
      path: base.pathname.replace(/\/$/, '') + path,
      method,
      headers,
      agent,
      ...(signal ? { signal } : {}),
    })
    let isConnected = false
    whenConnected(asked, timeouts.connect, () => {
      isConnected = true
    })
    asked.setTimeout(timeouts.idle, () => asked.destroy(new TimeoutError('no word in time')))
    asked.once('response', resolve)
    // 101: nobody here speaks another protocol
    asked.once('upgrade', (answer, socket) => {
      socket.destroy()
      resolve(answer)
    })
    // stays for good: what goes wrong after the answer began is the answer's to tell
    asked.on('error', (error) => reject(nameOf(error, isConnected, asked.reusedSocket)))
    asked.once('close', () => reject(new ConnectionLostError('closed without an answer')))
    if (body) body.pipe(asked)
    else asked.end()
  })
}

function whenConnected(asked: http.ClientRequest, limit: number, then: () => void) {
  asked.once('socket', (socket) => {
    if (!socket.connecting) return then()
    const expiry = setTimeout(
      () => asked.destroy(new UnreachableError('no connection in time')),
      limit,
    )
    const event = 'encrypted' in socket ? 'secureConnect' : 'connect'
    socket.once(event, then)
    for (const end of [event, 'close']) socket.once(end, () => clearTimeout(expiry))
  })
}

function nameOf(error: Error & { code?: string }, isConnected: boolean, wasReused: boolean): Error {
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
