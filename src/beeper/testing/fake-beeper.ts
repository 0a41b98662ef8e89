import * as z from 'zod/mini'
import type { Answer, Endpoint } from '#contract/endpoint.ts'
import { BeeperError, NotSentError } from '../failure/failure.ts'
import type { Beeper } from '../http/client.ts'

/** A request to a fake Beeper. */
export interface Asked {
  /** Such as `GET /v1/accounts`, with the names of path parameters in braces. */
  call: string
  params: Record<string, string>
  query: Record<string, unknown>
  body: unknown
  signal: AbortSignal | undefined
}

/** Returns the response's JSON or a promise of it, or throws a `BeeperError`. */
export type Answering = (asked: Asked) => unknown

const page = { items: [], hasMore: false }

/** A server without accounts, contacts and chats. */
const empty: Record<string, Answering> = {
  'GET /v1/info': () => ({ app: { name: 'Beeper', version: '4.3.73' } }),
  'GET /v1/accounts': () => [],
  'GET /v1/accounts/{accountID}/contacts': () => ({ items: [] }),
  'GET /v1/accounts/{accountID}/contacts/list': () => page,
  'GET /v1/bridges/{bridgeID}/capabilities': () => {
    throw new BeeperError('call-unknown', { status: 404, milliseconds: 1 })
  },
  'GET /v1/chats': () => page,
  'GET /v1/chats/search': () => page,
}

/**
 * A Beeper that answers in the page itself and records its requests. An aborted call fails as it
 * does over HTTP. A call without an answer throws, because the test has forgotten it.
 */
export function fakeBeeper(
  answers: Record<string, Answering> = {},
  { mount = '/sandbox', version = '4.3.73' as string | undefined } = {},
) {
  const asked: Asked[] = []
  const answering = { ...empty, ...answers }
  const beeper: Beeper = {
    mount,
    async send(call, input, signal) {
      const request = askedOf(call, input, signal)
      if (signal?.aborted) throw new NotSentError('stopped')
      asked.push(request)
      const answer = answering[request.call]
      if (!answer) throw new Error(`The fake Beeper has no answer to ${request.call}`)
      const raw = await untilAborted(Promise.resolve(request).then(answer), signal)
      return { answer: read(call, raw), raw, status: 200, version, milliseconds: 1 }
    },
  }
  return {
    beeper,
    asked,
    /** How many times a call was made. */
    count: (call: string) => asked.filter((one) => one.call === call).length,
    /** The bodies of all writes. */
    writes: () => asked.filter(({ call }) => !call.startsWith('GET')).map(({ body }) => body),
    /** Replaces the answer of a call. */
    answer(call: string, answer: Answering) {
      answering[call] = answer
    },
  }
}

const read = <Call extends Endpoint>(call: Call, raw: unknown): Answer<Call> =>
  z.parse<Call['answer']>(call.answer, raw)

const Parts = z.object({
  params: z.catch(z.record(z.string(), z.string()), {}),
  query: z.catch(z.record(z.string(), z.unknown()), {}),
  body: z.optional(z.unknown()),
})

const askedOf = (call: Endpoint, input: unknown, signal: AbortSignal | undefined): Asked => ({
  call: `${call.method} ${call.path}`,
  body: undefined,
  ...z.parse(Parts, input),
  signal,
})

async function untilAborted(answer: Promise<unknown>, signal: AbortSignal | undefined) {
  if (!signal) return await answer
  return await new Promise<unknown>((resolve, reject) => {
    const abort = () => reject(new BeeperError('stopped', { milliseconds: 1 }))
    signal.addEventListener('abort', abort, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** A promise that the test resolves or rejects. */
export function deferred<Value = unknown>() {
  let resolve: (value: Value) => void = () => undefined
  let reject: (error: Error) => void = () => undefined
  const promise = new Promise<Value>((resolvePromise, rejectPromise) => {
    resolve = resolvePromise
    reject = rejectPromise
  })
  return { promise, resolve, reject }
}

/** An error response of the API itself. */
export const refusal = (
  kind: BeeperError['kind'],
  { status = 400, code = 'REFUSED', message = 'No.' } = {},
) => new BeeperError(kind, { status, milliseconds: 1, refusal: { code, message }, raw: {} })

/** A chat as the API sends it. */
export const rawChat = (
  id: string,
  accountID: string,
  members: readonly object[],
  more: object = {},
) => ({
  id,
  accountID,
  type: 'single',
  title: '',
  unreadCount: 0,
  participants: {
    items: [{ id: `@self:${accountID}`, isSelf: true }, ...members],
    hasMore: false,
    total: members.length + 1,
  },
  ...more,
})
