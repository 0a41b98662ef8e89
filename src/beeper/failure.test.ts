import type { Socket } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { listAccounts } from '#contract/account-endpoints.ts'
import { startChat } from '#contract/chat-endpoints.ts'
import { anHTTPServer, aRawServer, overtureBefore } from '#server/testing/test-servers.ts'
import { createBeeper } from './client.ts'
import { BeeperFailure, leavesOutcomeOpen } from './failure.ts'
import { accountsQuery, createQueryClient } from './queries.ts'

const input = { body: { accountID: 'a', user: { phoneNumber: '+15550100' } } }

const behind = async (beeper: string) =>
  createBeeper({ origin: await overtureBefore(beeper), mount: '/beeper', token: 't0ken' })

async function failureOf(beeper: string): Promise<BeeperFailure> {
  const reason = await (await behind(beeper)).send(startChat, input).catch((error) => error)
  if (!(reason instanceof BeeperFailure)) throw new Error(`no failure: ${JSON.stringify(reason)}`)
  return reason
}

/** A Beeper that refuses everything in one way. */
const refusing = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  anHTTPServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })

const said = (code: string, message = 'no') => ({ code, message })

afterEach(() => {
  vi.useRealTimers()
})

describe('every refusal has one cause', () => {
  test.each([
    [400, said('VALIDATION_ERROR'), 'invalid'],
    [400, said('M_INVALID_PARAM'), 'invalid'],
    [401, said('unauthorized', 'Invalid token'), 'unauthorized'],
    [401, '', 'unauthorized'],
    [403, said('forbidden', 'Required scopes: write, missing: write'), 'scope-missing'],
    [403, said('forbidden', 'Starting this chat needs an invite'), 'invite-needed'],
    [403, said('FORBIDDEN', 'Cannot message this user'), 'person-refused'],
    [404, said('USER_NOT_FOUND', 'User not found'), 'person-unknown'],
    [404, said('M_NOT_FOUND', 'Identifier not found'), 'person-unknown'],
    [404, said('NOT_FOUND', 'Account not found'), 'account-gone'],
    [404, said('M_NOT_FOUND', 'Login not found'), 'account-gone'],
    [404, said('M_UNRECOGNIZED', 'does not support resolving'), 'not-supported'],
    [404, said('NOT_FOUND', 'Route POST /v1/chats/start not found'), 'call-unknown'],
    [404, 'no JSON at all', 'call-unknown'],
    [405, '', 'call-unknown'],
    [409, said('ACCOUNT_NOT_CONNECTED'), 'not-connected'],
    [409, said('M_BAD_STATE'), 'conflict'],
    [413, said('PAYLOAD_TOO_LARGE'), 'invalid'],
    [422, said('NOT_SUPPORTED'), 'not-supported'],
    [422, said('M_UNKNOWN'), 'invalid'],
    [429, said('M_LIMIT_EXCEEDED'), 'rate-limited'],
    [500, said('INTERNAL_ERROR'), 'broken'],
    [500, 'Internal Server Error', 'broken'],
    [501, said('NOT_IMPLEMENTED'), 'call-unknown'],
    [502, said('M_UNKNOWN'), 'network-silent'],
    [503, '', 'broken'],
    [504, said('FI.MAU.BRIDGE_BACKFILL_TIMEOUT'), 'network-silent'],
    [418, said('constructor'), 'invalid'],
  ])('%i %o', async (status, body, kind) => {
    expect(await failureOf((await refusing(status, body)).url)).toMatchObject({ kind, status })
  })

  test('what is wrong with the input is kept, with its place', async () => {
    const issues = [{ code: 'custom', message: 'too long', path: ['body', 'messageText'] }]
    const body = { ...said('VALIDATION_ERROR'), details: { issues } }
    expect(await failureOf((await refusing(422, body)).url)).toMatchObject({
      kind: 'invalid',
      issues,
    })
  })

  test.each([
    ['12', 12],
    ['0.5', 0.5],
    ['-3', 0],
    ['soon', undefined],
    [new Date(Date.now() + 60_000).toUTCString(), expect.closeTo(60, -1)],
  ])('a time to wait is read: %s', async (header, seconds) => {
    const failure = await failureOf((await refusing(429, '', { 'retry-after': header })).url)
    expect(failure.retryAfter).toEqual(seconds)
  })
})

describe('where there is no Beeper', () => {
  const raw = (words: string) => (socket: Socket) => socket.once('data', () => socket.end(words))

  test('nobody listens', async () => {
    const gone = await anHTTPServer(() => undefined)
    await new Promise((resolve) => gone.close(resolve))
    const failure = await failureOf(gone.url)
    expect(failure).toMatchObject({ kind: 'unreachable', status: 502 })
    // nothing was asked, so nothing needs to be looked for
    expect(leavesOutcomeOpen(failure)).toBe(false)
  })

  test.each([
    ['a web page', 200],
    ['a web page with an error', 500],
  ])('another service answers with %s', async (_, status) => {
    const page = await refusing(status, '<!doctype html><h1>Welcome</h1>', {
      'content-type': 'text/html',
    })
    expect(await failureOf(page.url)).toMatchObject({ kind: 'not-beeper', status })
  })

  test('another service speaks no HTTP', async () => {
    expect(await failureOf(await aRawServer(raw('SSH-2.0\r\n')))).toMatchObject({
      kind: 'not-beeper',
    })
  })

  test('Overture itself is gone', async () => {
    const beeper = createBeeper({ origin: 'http://127.0.0.1:1', mount: '/beeper', token: 't' })
    const failure = await beeper.send(listAccounts, {}).catch((error) => error)
    expect(failure).toMatchObject({ kind: 'unreachable', status: undefined })
    expect(leavesOutcomeOpen(failure)).toBe(true)
  })
})

describe('what leaves the outcome open', () => {
  const headers = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'

  test.each([
    ['hangs up before the answer', '', 'cut'],
    ['hangs up within the answer', `${headers}content-length: 99\r\n\r\n{"chatID":`, 'cut'],
    [
      'answers with broken JSON',
      `${headers}content-length: 10\r\n\r\n{"chatID":`,
      'not-understood',
    ],
    ['answers with another shape', `${headers}content-length: 2\r\n\r\n[]`, 'not-understood'],
    ['answers with nothing', `${headers}content-length: 0\r\n\r\n`, 'not-understood'],
  ])('Beeper %s', async (_, words, kind) => {
    let asked = 0
    const beeper = await aRawServer((socket) => {
      asked++
      socket.once('data', () => socket.end(words))
    })
    const failure = await failureOf(beeper)
    expect(failure).toMatchObject({ kind })
    expect(leavesOutcomeOpen(failure)).toBe(true)
    expect(asked).toBe(1)
  })

  test('the answer that was not understood can be shown', async () => {
    expect((await failureOf((await refusing(200, '{"chat')).url)).raw).toBe('{"chat')
    expect((await failureOf((await refusing(200, { chat: 1 })).url)).raw).toEqual({ chat: 1 })
  })

  test('somebody stopped waiting', async () => {
    const beeper = await behind((await anHTTPServer(() => undefined)).url)
    const failure = await beeper.send(startChat, input, AbortSignal.timeout(50)).catch((e) => e)
    expect(failure).toMatchObject({ kind: 'stopped' })
    expect(leavesOutcomeOpen(failure)).toBe(true)
  })
})

describe('a read that fails', () => {
  async function timesAsked(status: number, headers: Record<string, string> = {}) {
    let asked = 0
    const server = await anHTTPServer((_request, response) => {
      asked++
      response.writeHead(status, headers).end()
    })
    const beeper = await behind(server.url)
    await createQueryClient()
      .fetchQuery(accountsQuery(beeper))
      .catch(() => undefined)
    return asked
  }

  test.each([
    [500, {}, 3],
    [502, {}, 3],
    [409, {}, 3],
    [429, { 'retry-after': '0' }, 3],
    [429, { 'retry-after': '60' }, 1],
    [500, { 'x-should-retry': 'false' }, 1],
    [400, { 'x-should-retry': 'true' }, 3],
    [401, {}, 1],
    [404, {}, 1],
  ])('with %i %o is asked %i times, not more', async (status, headers, times) => {
    expect(await timesAsked(status, headers)).toBe(times)
  })
})
