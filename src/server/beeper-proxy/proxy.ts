import { type IncomingMessage, ServerResponse } from 'node:http'
import type { Readable, Writable } from 'node:stream'
import type { Context } from 'hono'
import type { FailureBody } from '#contract/failure.ts'
import { headersForBeeper, headersForBrowser } from './headers.ts'
import {
  ask,
  ConnectionLostError,
  NotHttpError,
  TimeoutError,
  type Timeouts,
  UnreachableError,
} from './upstream.ts'

/** How long the pass-through waits, in milliseconds. */
export const defaultTimeouts: Timeouts = { connect: 5_000, idle: 40_000 }

/**
 * Passes a request on to Beeper and its answer back, byte by byte as they come. `path` is what is
 * asked below `base`, unread. It adds no authority: the token is the request's own.
 */
export async function passThrough(
  c: Context,
  base: URL,
  path: string,
  timeouts = defaultTimeouts,
): Promise<Response> {
  if (leavesBase(path)) return refused(c, 404, 'NOT_FOUND', `Nothing is at ${c.req.path}.`)
  const { method, body, signal } = c.req.raw
  const headers = headersForBeeper(c.req.raw.headers)
  if (!body) delete headers['content-length']
  try {
    const answer = await ask(
      base,
      { method, path, headers, body: chunksOf(body), signal },
      timeouts,
    )
    return isUsable(answer)
      ? toBrowser(answer, method, outgoingOf(c))
      : refusedAnswer(c, base, answer)
  } catch (error) {
    return refusal(c, base, error)
  }
}

// what is below the base must stay there, whatever the server behind makes of dots
const leavesBase = (path: string) => /[/\\](\.|%2e){1,2}([/\\?#]|$)/i.test(path)

async function* chunksOf(body: ReadableStream<Uint8Array> | null) {
  const reader = body?.getReader()
  if (!reader) return
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

// a redirect would lead the browser past this door, or in circles; Beeper makes none
const isUsable = ({ statusCode = 0, headers }: IncomingMessage) =>
  statusCode >= 200 && statusCode < 600 && !(statusCode < 400 && headers.location !== undefined)

/** Node's side of the answer, which is there unless a test asks without a socket. */
function outgoingOf({ env }: { env: unknown }): Writable | undefined {
  if (typeof env !== 'object' || env === null || !('outgoing' in env)) return undefined
  return env.outgoing instanceof ServerResponse ? env.outgoing : undefined
}

const withoutBody = [204, 205, 304]

function toBrowser(
  answer: IncomingMessage,
  method: string,
  outgoing: Writable | undefined,
): Response {
  const status = answer.statusCode ?? 502
  const headers = headersForBrowser(answer.rawHeaders)
  if (method === 'HEAD' || withoutBody.includes(status)) {
    answer.resume()
    return new Response(null, { status, headers })
  }
  return new Response(streamOf(answer, outgoing), { status, headers })
}

/**
 * The bytes of an answer. One that is cut within takes the browser's connection with it: it must
 * never look whole.
 */
function streamOf(answer: Readable, outgoing: Writable | undefined): ReadableStream<Uint8Array> {
  const chunks = answer.iterator()
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next()
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (error) {
        // closed from below, since an error of the stream would be printed by the HTTP library
        if (outgoing) outgoing.destroy()
        else controller.error(error)
      }
    },
    cancel: () => void answer.destroy(),
  })
}

function refusal(c: Context, base: URL, error: unknown): Response {
  const where = base.host
  if (error instanceof UnreachableError) {
    return refused(c, 502, 'BEEPER_UNREACHABLE', `Nobody answers at ${where}.`)
  }
  if (error instanceof TimeoutError) {
    return refused(c, 504, 'BEEPER_TIMEOUT', `${where} did not answer in time.`)
  }
  if (error instanceof NotHttpError) {
    return refused(c, 502, 'BEEPER_NOT_THERE', `What answers at ${where} is not Beeper.`)
  }
  // whoever stopped waiting hears no answer
  if (error instanceof ConnectionLostError || c.req.raw.signal.aborted) {
    return refused(c, 502, 'BEEPER_CUT', `${where} closed the connection before it answered.`)
  }
  throw error
}

function refusedAnswer(c: Context, base: URL, answer: IncomingMessage): Response {
  answer.resume()
  return refused(c, 502, 'BEEPER_NOT_THERE', `What answers at ${base.host} is not Beeper.`)
}

const refused = (c: Context, status: 404 | 502 | 504, code: string, message: string) =>
  c.json({ code, message } satisfies FailureBody, status)
