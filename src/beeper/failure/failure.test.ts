import type { Socket } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { listAccounts } from '#contract/accounts.ts'
import { startChat } from '#contract/new-chat.ts'
import { anHTTPServer, aRawServer, overtureBefore } from '#server/testing/test-servers.ts'
import { accountListQuery } from '../accounts.ts'
import { createQueryClient } from '../connection/queries.ts'
import { createBeeper } from '../http/client.ts'
import { BeeperError, longestRetryAfter, writeOutcome } from './failure.ts'

const input = { body: { accountID: 'a', user: { phoneNumber: '+15550100' } } }

const behind = async (beeper: string) =>
  createBeeper({ origin: await overtureBefore(beeper), mount: '/beeper', token: 't0ken' })

async function failureOf(beeper: string): Promise<BeeperError> {
  const reason = await (await behind(beeper)).send(startChat, input).catch((error) => error)
  if (!(reason instanceof BeeperError)) throw new Error(`no failure: ${JSON.stringify(reason)}`)
  return reason
}

/** A Beeper that answers every request with the same error. */
const refusing = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  anHTTPServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })

const apiError = (code: string, message = 'no') => ({ code, message })

afterEach(() => {
  vi.useRealTimers()
})

describe('the kind of an error response', () => {
  test.each([
    [400, apiError('VALIDATION_ERROR'), 'invalid'],
    [400, apiError('M_INVALID_PARAM'), 'invalid'],
    [401, apiError('unauthorized', 'Invalid token'), 'unauthorized'],
    [401, '', 'unauthorized'],
    [403, apiError('forbidden', 'Required scopes: write, missing: write'), 'scope-missing'],
    [403, apiError('forbidden', 'Starting this chat needs an invite'), 'invite-needed'],
    [403, apiError('FORBIDDEN', 'Cannot message this user'), 'person-refused'],
    [403, apiError('M_FORBIDDEN', 'You are not allowed to DM this user'), 'person-refused'],
    [403, apiError('IP_BLOCKED', 'Your address is blocked'), 'forbidden'],
    [403, '', 'forbidden'],
    [403, { message: 'no code at all' }, 'forbidden'],
    [404, apiError('USER_NOT_FOUND', 'User not found'), 'person-unknown'],
    [404, apiError('M_NOT_FOUND', 'Identifier not found'), 'person-unknown'],
    [404, apiError('NOT_FOUND', 'Account not found'), 'account-gone'],
    [404, apiError('M_NOT_FOUND', 'Login not found'), 'account-gone'],
    [404, apiError('M_UNRECOGNIZED', 'does not support resolving'), 'not-supported'],
    [404, apiError('NOT_FOUND', 'Route POST /v1/chats/start not found'), 'call-unknown'],
    [404, 'no JSON at all', 'call-unknown'],
    [405, '', 'call-unknown'],
    [409, apiError('ACCOUNT_NOT_CONNECTED'), 'not-connected'],
    [409, apiError('M_BAD_STATE'), 'conflict'],
    [413, apiError('PAYLOAD_TOO_LARGE'), 'invalid'],
    [422, apiError('NOT_SUPPORTED'), 'not-supported'],
    [422, apiError('M_UNKNOWN'), 'invalid'],
    [429, apiError('M_LIMIT_EXCEEDED'), 'rate-limited'],
    [500, apiError('INTERNAL_ERROR'), 'broken'],
    [500, 'Internal Server Error', 'broken'],
    [501, apiError('NOT_IMPLEMENTED'), 'call-unknown'],
    [502, apiError('M_UNKNOWN'), 'network-silent'],
    [502, '', 'gateway'],
    [503, '', 'gateway'],
    [503, apiError('STARTING'), 'broken'],
    [504, 'upstream request timeout', 'gateway'],
    [504, apiError('FI.MAU.BRIDGE_BACKFILL_TIMEOUT'), 'network-silent'],
    [418, apiError('constructor'), 'invalid'],
  ])('%i %o', async (status, body, kind) => {
    expect(await failureOf((await refusing(status, body)).url)).toMatchObject({ kind, status })
  })

  test('validation issues are kept, with their paths', async () => {
    const issues = [{ code: 'custom', message: 'too long', path: ['body', 'messageText'] }]
    const body = { ...apiError('VALIDATION_ERROR'), details: { issues } }
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
    ['1e308', longestRetryAfter],
    ['Infinity', longestRetryAfter],
    ['999999999999', longestRetryAfter],
    ['Fri, 31 Dec 9999 23:59:59 GMT', longestRetryAfter],
    [new Date(Date.now() + 60_000).toUTCString(), expect.closeTo(60, -1)],
  ])('retry-after is parsed: %s', async (header, seconds) => {
    const failure = await failureOf((await refusing(429, '', { 'retry-after': header })).url)
    expect(failure.retryAfter).toEqual(seconds)
  })
})

describe('where there is no Beeper', () => {
  const raw = (bytes: string) => (socket: Socket) => socket.once('data', () => socket.end(bytes))

  test('nothing listens', async () => {
    const gone = await anHTTPServer(() => undefined)
    await new Promise((resolve) => gone.close(resolve))
    const failure = await failureOf(gone.url)
    expect(failure).toMatchObject({ kind: 'unreachable', status: 502 })
    // nothing was sent, so there is no result to look for
    expect(writeOutcome(failure)).not.toBe('unknown')
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

  test('another service does not speak HTTP', async () => {
    expect(await failureOf(await aRawServer(raw('SSH-2.0\r\n')))).toMatchObject({
      kind: 'not-beeper',
    })
  })

  test('Overture itself does not respond', async () => {
    const beeper = createBeeper({ origin: 'http://127.0.0.1:1', mount: '/beeper', token: 't' })
    const failure = await beeper.send(listAccounts, {}).catch((error) => error)
    expect(failure).toMatchObject({ kind: 'overture-unreachable', status: undefined })
    expect(writeOutcome(failure)).toBe('unknown')
  })
})

describe('the outcome of a write', () => {
  const page = { 'content-type': 'text/html' }
  const html = '<html><h1>Oops</h1></html>'

  test.each([
    [400, apiError('VALIDATION_ERROR'), {}, 'refused'],
    [401, apiError('unauthorized'), {}, 'refused'],
    [403, { message: 'without a code' }, {}, 'refused'],
    [404, apiError('USER_NOT_FOUND'), {}, 'refused'],
    [422, apiError('NOT_SUPPORTED'), {}, 'refused'],
    [429, apiError('M_LIMIT_EXCEEDED'), {}, 'refused'],
    [501, apiError('NOT_IMPLEMENTED'), {}, 'refused'],
    // by design: the server may have failed after the write, the conflict may be with the new chat
    [409, apiError('M_BAD_STATE'), {}, 'unknown'],
    [500, apiError('INTERNAL_ERROR'), {}, 'unknown'],
    [502, apiError('M_UNKNOWN'), {}, 'unknown'],
    ...[200, 401, 403, 404, 429, 500, 502, 503, 504, 520].map(
      (status) => [status, html, page, 'unknown'] as const,
    ),
    ...[400, 401, 403, 404, 429, 500, 502, 503, 504].map(
      (status) => [status, '', {}, 'unknown'] as const,
    ),
    [403, { error: 'not an error body of the API' }, {}, 'unknown'],
    [408, apiError('TIMEOUT'), {}, 'unknown'],
    [421, apiError('MISDIRECTED'), {}, 'unknown'],
    // only Overture's own server knows that nothing was sent: a header set by Beeper is ignored
    [502, apiError('BEEPER_UNREACHABLE'), { 'overture-answer': 'BEEPER_UNREACHABLE' }, 'unknown'],
    [307, '', { location: '/elsewhere' }, 'unknown'],
    [200, html, { location: '/elsewhere' }, 'unknown'],
    [200, '{"ok":', {}, 'unknown'],
    [200, { error: 'no chat' }, {}, 'unknown'],
  ] as const)('%i %o %o: %s', async (status, body, headers, outcome) => {
    const failure = await failureOf((await refusing(status, body, headers)).url)
    expect(writeOutcome(failure)).toBe(outcome)
  })

  test.each([
    ['more headers than can be read', `HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(70_000)}\r\n\r\n{}`],
    ['no HTTP at all', 'SSH-2.0-OpenSSH\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}'],
  ])('is unknown after a response with %s', async (_, bytes) => {
    const url = await aRawServer((socket) => socket.once('data', () => socket.end(bytes)))
    expect(writeOutcome(await failureOf(url))).toBe('unknown')
  })

  test('is "not sent" without a token, or after an abort', async () => {
    const requests: string[] = []
    const { url } = await anHTTPServer((request) => requests.push(request.url ?? ''))
    const origin = await overtureBefore(url)
    const signedOut = createBeeper({ origin, mount: '/beeper', token: '' })
    const failures = await Promise.all([
      signedOut.send(startChat, input).catch((error) => error),
      (await behind(url)).send(startChat, input, AbortSignal.abort()).catch((error) => error),
    ])
    expect(failures).toMatchObject([
      { name: 'NotSentError', kind: 'unauthorized' },
      { name: 'NotSentError', kind: 'stopped' },
    ])
    expect(failures.map((failure) => writeOutcome(failure))).toEqual(['not-sent', 'not-sent'])
    expect(requests).toEqual([])
  })

  test('is unknown after an unrecognized failure', () => {
    expect(writeOutcome(new BeeperError('timeout'))).toBe('unknown')
    expect(writeOutcome(new BeeperError('broken', { status: 999 }))).toBe('unknown')
  })
})

describe('an oversized error response', () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

  test('is cut off where it is nested too deep', async () => {
    const body = `{"code":"X","message":"no","details":${nested(20_000)}}`
    const failure = await failureOf((await refusing(400, body)).url)
    expect(failure).toMatchObject({ kind: 'invalid', refusal: { message: 'no' } })
    expect(JSON.stringify(failure.raw)).toContain('nested too deep')
    const { raw } = await failureOf((await refusing(200, nested(20_000))).url)
    expect(JSON.stringify(raw)).toContain('nested too deep')
  })

  test('is shortened, with its issues and their number', async () => {
    const issue = { code: 'custom', message: 'x'.repeat(5_000), path: ['body'] }
    const details = { issues: Array.from({ length: 1_000 }, () => issue) }
    const body = { code: 'y'.repeat(9_000), message: 'z'.repeat(300_000), details }
    const { refusal, issues } = await failureOf((await refusing(400, body)).url)
    expect([refusal?.code.length, refusal?.message.length]).toEqual([201, 2_001])
    expect([issues.length, issues[0]?.message.length]).toEqual([100, 501])
  })
})

describe('the outcome is unknown when', () => {
  const headers = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'

  test.each([
    ['hangs up before the response', '', 'cut'],
    ['hangs up within the response', `${headers}content-length: 99\r\n\r\n{"chatID":`, 'cut'],
    [
      'answers with broken JSON',
      `${headers}content-length: 10\r\n\r\n{"chatID":`,
      'not-understood',
    ],
    ['answers with another shape', `${headers}content-length: 2\r\n\r\n[]`, 'not-understood'],
    ['answers with nothing', `${headers}content-length: 0\r\n\r\n`, 'not-understood'],
  ])('Beeper %s', async (_, bytes, kind) => {
    let requestCount = 0
    const beeper = await aRawServer((socket) => {
      requestCount++
      socket.once('data', () => socket.end(bytes))
    })
    const failure = await failureOf(beeper)
    expect(failure).toMatchObject({ kind })
    expect(writeOutcome(failure)).toBe('unknown')
    expect(requestCount).toBe(1)
  })

  test('the response cannot be parsed, and keeps its body', async () => {
    expect((await failureOf((await refusing(200, '{"chat')).url)).raw).toBe('{"chat')
    expect((await failureOf((await refusing(200, { chat: 1 })).url)).raw).toEqual({ chat: 1 })
  })

  test('the caller aborts while waiting', async () => {
    const beeper = await behind((await anHTTPServer(() => undefined)).url)
    const failure = await beeper.send(startChat, input, AbortSignal.timeout(50)).catch((e) => e)
    expect(failure).toMatchObject({ kind: 'stopped' })
    expect(writeOutcome(failure)).toBe('unknown')
  })
})

describe('a read that fails', () => {
  async function countRequests(status: number, headers: Record<string, string> = {}) {
    let requestCount = 0
    const server = await anHTTPServer((_request, response) => {
      requestCount++
      response.writeHead(status, headers).end()
    })
    const beeper = await behind(server.url)
    // the delays are tested separately
    await createQueryClient()
      .fetchQuery({ ...accountListQuery(beeper), retryDelay: 0 })
      .catch(() => undefined)
    return requestCount
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
  ])('with %i %o is requested %i times in all', async (status, headers, times) => {
    expect(await countRequests(status, headers)).toBe(times)
  })
})
