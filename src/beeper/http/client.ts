import * as z from 'zod/mini'
import type { Answer, Endpoint, Input } from '#contract/endpoint.ts'
import { getInfo } from '#contract/info.ts'
import { BeeperError, NotSentError } from '../failure/failure.ts'
import { callLog } from './call-log.ts'
import type { HttpClient, RequestParts } from './http-client.ts'

/** One call that was answered: what it means, and what came over the wire. */
interface Exchange<Call extends Endpoint> {
  answer: Answer<Call>
  raw: unknown
  /** HTTP status. */
  status: number
  /** The version that Beeper names in every answer to a token (since 4.1.239). */
  version: string | undefined
  /** From the call to the parsed answer. */
  milliseconds: number
}

/** Speaks the contract to one server. Every call ends in an answer or throws a `BeeperError`. */
export interface Beeper {
  /** Where the server is mounted: tells servers apart in query keys. */
  readonly mount: string
  send<Call extends Endpoint>(
    call: Call,
    input: Input<Call>,
    signal?: AbortSignal,
  ): Promise<Exchange<Call>>
}

/** Whether nothing leaves this machine: the sandbox, or that of the tour. */
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
      // without a token Beeper would refuse, and need not be asked
      if (!token && call.path !== getInfo.path) throw new NotSentError('unauthorized')
      const began = performance.now()
      const { ask } = await loadedClient()
      if (signal?.aborted) throw new NotSentError('stopped')
      const parts = partsOf(input)
      const end = callLog.begin({ mount, call, parts })
      const { length, ...answered } = await ask(call, parts, signal).catch((error: unknown) => {
        end(...failed(error, performance.now() - began))
        throw error
      })
      const came = { ...answered, milliseconds: performance.now() - began }
      end({ raw: came.raw, status: came.status, milliseconds: came.milliseconds }, length)
      return { answer: read(call, came), ...came }
    },
  }
}

/** The HTTP client is on its way while the page is first drawn, which needs none of it. */
const loading = import('./http-client.ts').catch(() => undefined)

async function httpClient() {
  try {
    return (await loading) ?? (await import('./http-client.ts'))
  } catch (cause) {
    // it comes from Overture's own server, which is gone then
    throw new NotSentError('overture-unreachable', { cause })
  }
}

// which of the parts a call has is settled by its type; here each may be missing
const partsOf = (input: unknown): RequestParts =>
  typeof input === 'object' && input !== null ? input : {}

/** How a call ended that failed, and the length of what came back. */
function failed(error: unknown, milliseconds: number) {
  const { status, raw, kind } = error instanceof BeeperError ? error : {}
  const length = typeof raw === 'string' ? raw.length : JSON.stringify(raw ?? null).length
  return [{ status, raw, milliseconds, isStopped: kind === 'stopped' }, length] as const
}

type Came = Pick<Exchange<Endpoint>, 'raw' | 'status' | 'milliseconds'>

function read<Call extends Endpoint>(call: Call, came: Came): Answer<Call> {
  const { raw } = came
  const reading = z.safeParse<Call['answer']>(call.answer, raw)
  if (reading.success) return reading.data
  const isPage = typeof raw === 'string' && raw.trimStart().startsWith('<')
  const kind = isPage ? 'not-beeper' : 'not-understood'
  throw new BeeperError(kind, { ...came, cause: reading.error })
}
