import * as z from 'zod/mini'
import type { Answer, Endpoint, Input } from '#contract/endpoint.ts'
import { getInfo } from '#contract/info.ts'
import { BeeperError, NotSentError } from '../failure/failure.ts'
import { callLog } from './call-log.ts'
import type { HttpClient, RequestParts } from './http-client.ts'

/** A successful call: the parsed answer, and the response as received. */
interface Exchange<Call extends Endpoint> {
  answer: Answer<Call>
  raw: unknown
  /** HTTP status. */
  status: number
  /** Beeper's version, from the header of authenticated responses (since 4.1.239). */
  version: string | undefined
  /** From the call to the whole response. */
  milliseconds: number
}

/** The typed client of one server. Every call resolves with an answer or throws a `BeeperError`. */
export interface Beeper {
  /** The path that the server is mounted at; identifies it in query keys. */
  readonly mount: string
  send<Call extends Endpoint>(
    call: Call,
    input: Input<Call>,
    signal?: AbortSignal,
  ): Promise<Exchange<Call>>
}

/** Whether the server is a sandbox (the tour's too), so that nothing leaves this machine. */
export const isSandbox = ({ mount }: Pick<Beeper, 'mount'>) => mount !== '/beeper'

/** A client of the server below `mount` on this origin (`/sandbox`, `/beeper`). */
export function createBeeper(options: { origin: string; mount: string; token: string }): Beeper {
  const { mount, token } = options
  let client: HttpClient | undefined
  const loadedClient = async () => {
    const { createHttpClient } = await httpClient()
    client ??= createHttpClient(options)
    return client
  }

  return {
    mount,
    async send(call, input, signal) {
      // Beeper would refuse a call without a token, so it is not sent
      if (!token && call.path !== getInfo.path) throw new NotSentError('unauthorized')
      const began = performance.now()
      const { request } = await loadedClient()
      if (signal?.aborted) throw new NotSentError('stopped')
      const parts = partsOf(input)
      const end = callLog.begin({ mount, call, parts })
      const { length, ...response } = await request(call, parts, signal).catch((error: unknown) => {
        end(...failed(error, performance.now() - began))
        throw error
      })
      const received = { ...response, milliseconds: performance.now() - began }
      end(
        { raw: received.raw, status: received.status, milliseconds: received.milliseconds },
        length,
      )
      return { answer: read(call, received), ...received }
    },
  }
}

/** Loads the HTTP client while the page renders first, which does not need it. */
const loading = import('./http-client.ts').catch(() => undefined)

async function httpClient() {
  try {
    return (await loading) ?? (await import('./http-client.ts'))
  } catch (cause) {
    // it is loaded from Overture's own server, which does not respond then
    throw new NotSentError('overture-unreachable', { cause })
  }
}

// the type of a call determines its parts; here each is optional
const partsOf = (input: unknown): RequestParts =>
  typeof input === 'object' && input !== null ? input : {}

/** The log entry of a failed call, and the length of its response. */
function failed(error: unknown, milliseconds: number) {
  const { status, raw, kind } = error instanceof BeeperError ? error : {}
  const length = typeof raw === 'string' ? raw.length : JSON.stringify(raw ?? null).length
  return [{ status, raw, milliseconds, isStopped: kind === 'stopped' }, length] as const
}

type Received = Pick<Exchange<Endpoint>, 'raw' | 'status' | 'milliseconds'>

function read<Call extends Endpoint>(call: Call, received: Received): Answer<Call> {
  const { raw } = received
  const reading = z.safeParse<Call['answer']>(call.answer, raw)
  if (reading.success) return reading.data
  const isPage = typeof raw === 'string' && raw.trimStart().startsWith('<')
  const kind = isPage ? 'not-beeper' : 'not-understood'
  throw new BeeperError(kind, { ...received, cause: reading.error })
}
