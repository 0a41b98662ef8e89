import * as z from 'zod/mini'
import type { Answer, Endpoint } from '#contract/endpoint.ts'
import { BeeperError, NotSentError } from '../failure/failure.ts'
import type { Beeper } from '../http/client.ts'

/** What was asked of a fake Beeper. */
export interface Asked {
  /** `GET /v1/accounts`, with the parameters' names in braces. */
  call: string
  params: Record<string, string>
  query: Record<string, unknown>
  body: unknown
  signal: AbortSignal | undefined
}

/** Gives the answer as it comes over the wire, at once or later, or throws a `BeeperError`. */
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
 * A Beeper that answers in the page itself, and remembers what it was asked. A call that is aborted
 * ends as it does over the wire. A call without an answer is a mistake of the test.
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
      const one = askedOf(call, input, signal)
      if (signal?.aborted) throw new NotSentError('stopped')
      asked.push(one)
      const answer = answering[one.call]
      if (!answer) throw new Error(`The fake Beeper has no answer to ${one.call}`)
      const raw = await untilAborted(Promise.resolve(one).then(answer), signal)
      return { answer: read(call, raw), raw, status: 200, version, milliseconds: 1 }
    },
  }
  return {
    beeper,
    asked,
    /** How often a call was made. */
    count: (call: string) => asked.filter((one) => one.call === call).length,
    /** The bodies of all writes. */
    writes: () => asked.filter(({ call }) => !call.startsWith('GET')).map(({ body }) => body),
    /** Answers a call otherwise from now on. */
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

/** An answer that comes when the test says so. */
export function deferred<Value = unknown>() {
  let resolve: (value: Value) => void = () => undefined
  let reject: (error: Error) => void = () => undefined
  const promise = new Promise<Value>((resolvePromise, rejectPromise) => {
    resolve = resolvePromise
    reject = rejectPromise
  })
  return { promise, resolve, reject }
}

/** A refusal of the API itself. */
export const refusal = (
  kind: BeeperError['kind'],
  { status = 400, code = 'REFUSED', message = 'No.' } = {},
) => new BeeperError(kind, { status, milliseconds: 1, refusal: { code, message }, raw: {} })

/** A chat as it comes over the wire. */
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
