import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createChat, type NewChat, newChat, startChat } from '#contract/new-chat.ts'
import { anHTTPServer, overtureBefore } from '#server/testing/test-servers.ts'
import { createQueryClient } from './connection/queries.ts'
import { writeOutcome } from './failure/failure.ts'
import { createBeeper } from './http/client.ts'
import { openChat } from './open-chat.ts'
import {
  canAsk,
  dialectOf,
  longestVersionWait,
  requestFor,
  serverVersionQuery,
  versionBeforeWrite,
} from './server-version.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

type Calls = Record<string, [status: number, answer: unknown]>

/** A Beeper that has these calls, each with its status and body, and sends its version. */
async function aBeeper(calls: Calls, version?: string) {
  const requests: string[] = []
  const { url } = await anHTTPServer((request, response) => {
    const call = `${request.method} ${request.url?.split('?')[0]}`
    requests.push(call)
    const [status, body] = calls[call] ?? [404, { code: 'NOT_FOUND', message: 'Not found' }]
    if (version) response.setHeader('x-beeper-desktop-version', version)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  const origin = await overtureBefore(url)
  return { requests, beeper: createBeeper({ origin, mount: '/beeper', token: 't0ken' }) }
}

const info = (version: string) => ({ app: { name: 'Beeper', version } })
const account = { accountID: 'whatsapp', user: { id: 'me' } }
const chat = {
  id: '!a:b',
  accountID: 'whatsapp',
  type: 'single',
  title: 'Ada',
  participants: { items: [], hasMore: false, total: 0 },
  unreadCount: 0,
}

const learn = async (calls: Calls, version?: string) => {
  const { beeper, requests } = await aBeeper(calls, version)
  return { requests, ...(await createQueryClient().fetchQuery(serverVersionQuery(beeper))) }
}

test.each([
  ['4.1.294', 'create'],
  ['4.2.557', 'union'],
  ['4.2.785', 'union'],
  ['4.2.808', 'start'],
  ['4.3.73', 'start'],
])(
  'Beeper %s sends its version with the accounts, and has the dialect "%s"',
  async (version, dialect) => {
    const learned = await learn({ 'GET /v1/accounts': [200, [account]] }, version)
    // /v1/info, which an old version does not have, is not tried
    expect(learned).toEqual({ version, dialect, requests: ['GET /v1/accounts'] })
  },
)

test.each([
  ['the token is rejected', [401, {}]],
  ['the list of accounts fails', [500, {}]],
  ['the header is missing', [200, [account]]],
] as const)('the version comes from /v1/info where %s', async (_, accounts) => {
  const calls: Calls = {
    'GET /v1/accounts': [...accounts],
    'GET /v1/info': [200, info('4.2.557')],
  }
  expect(await learn(calls)).toMatchObject({ version: '4.2.557', dialect: 'union' })
})

test('a server that sends no version is treated as the oldest', async () => {
  const learned = await learn({ 'GET /v1/accounts': [200, [account]] })
  expect(learned).toMatchObject({ version: undefined, dialect: 'create' })
})

test.each([
  ['v4.2.557', '4.2.557', 'union'],
  ['banana', '4.3.73', 'start'],
  [' ', '4.3.73', 'start'],
])('a version header %j is parsed, or replaced by /v1/info', async (header, version, dialect) => {
  const calls: Calls = {
    'GET /v1/accounts': [200, [account]],
    'GET /v1/info': [200, info('v4.3.73')],
  }
  expect(await learn(calls, header)).toMatchObject({ version, dialect })
})

test('a version that cannot be parsed is treated as the newest', async () => {
  const learned = await learn({ 'GET /v1/accounts': [200, [account]] }, 'banana')
  expect(learned).toMatchObject({ version: 'banana', dialect: 'start' })
})

describe('the version before a write', () => {
  const failing = async (listener: Parameters<typeof anHTTPServer>[0], signal?: AbortSignal) => {
    let requestCount = 0
    const { url } = await anHTTPServer((request, response) => {
      requestCount++
      listener(request, response)
    })
    const origin = await overtureBefore(url)
    const beeper = createBeeper({ origin, mount: '/beeper', token: 't0ken' })
    const failure = await versionBeforeWrite(createQueryClient(), beeper, signal).catch((e) => e)
    return { failure, requestCount: () => requestCount }
  }

  test.each([
    ['is cut off', 'cut', (_: unknown, response: ServerResponse) => response.destroy()],
    [
      'is a page',
      'not-beeper',
      (_: unknown, response: ServerResponse) => response.end('<html>hello'),
    ],
  ])('throws "not sent" when the response %s', async (_, kind, listener) => {
    const { failure } = await failing(listener)
    expect(failure).toMatchObject({ name: 'NotSentError', kind })
    expect(writeOutcome(failure)).toBe('not-sent')
  })

  test('is not requested again after a refusal', async () => {
    const { failure, requestCount } = await failing((_, response) => response.writeHead(502).end())
    expect(failure).toMatchObject({ name: 'NotSentError', kind: 'gateway', status: 502 })
    // the list of accounts, then /v1/info
    expect(requestCount()).toBe(2)
  })

  test('times out after a few seconds, and is requested once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((limit) => {
      const controller = new AbortController()
      setTimeout(() => controller.abort(), limit)
      return controller.signal
    })
    let requestCount = 0
    const { url } = await anHTTPServer(() => {
      requestCount++
      void vi.advanceTimersByTimeAsync(longestVersionWait)
    })
    const origin = await overtureBefore(url)
    const beeper = createBeeper({ origin, mount: '/beeper', token: 't0ken' })
    const failure = await versionBeforeWrite(createQueryClient(), beeper).catch((error) => error)
    expect(failure).toMatchObject({ name: 'NotSentError', kind: 'timeout' })
    expect(requestCount).toBe(1)
    expect(longestVersionWait).toBeLessThanOrEqual(10_000)
  })

  test('is no longer waited for after an abort', async () => {
    const stop = new AbortController()
    const { failure } = await failing(() => stop.abort(), stop.signal)
    expect(failure).toMatchObject({ name: 'NotSentError', kind: 'stopped' })
    expect(writeOutcome(failure)).toBe('not-sent')
  })

  test('is not requested when it is cached', async () => {
    const { beeper, requests } = await aBeeper({ 'GET /v1/accounts': [200, [account]] }, '4.3.73')
    const queryClient = createQueryClient()
    const first = await versionBeforeWrite(queryClient, beeper)
    expect(await versionBeforeWrite(queryClient, beeper)).toBe(first)
    expect(requests).toEqual(['GET /v1/accounts'])
  })
})

test('openChat reads a chat of which only the ID came back, and tolerates a failed read', async () => {
  const start = requestFor({ mode: 'start', accountID: 'whatsapp', user: { id: 'ada' } }, 'union')
  const thin: Calls = { 'POST /v1/chats': [200, { chatID: '!a:b', status: 'created' }] }
  const whole = await aBeeper({ ...thin, 'GET /v1/chats/!a%3Ab': [200, chat] })
  expect(await openChat(whole.beeper, start)).toMatchObject({ status: 'created', chat })

  const gone = await aBeeper(thin)
  expect(await openChat(gone.beeper, start)).toMatchObject({
    chatID: '!a:b',
    status: 'created',
    chat: undefined,
  })
  expect(gone.requests.filter((call) => call.startsWith('POST'))).toEqual(['POST /v1/chats'])
})

test.each([
  ['start', 'whatsapp', 'person-unknown'],
  ['start', 'signal', 'account-gone'],
  ['create', 'whatsapp', 'call-unknown'],
] as const)(
  'a 404 of the API, dialect "%s", account %s, has the kind "%s"',
  async (dialect, accountID, kind) => {
    const { beeper, requests } = await aBeeper({ 'GET /v1/accounts': [200, [account]] })
    const request = requestFor({ mode: 'start', accountID, user: { username: 'ada' } }, 'start')
    await expect(openChat(beeper, request, { dialect })).rejects.toMatchObject({
      kind,
      status: 404,
    })
    expect(requests.filter((call) => call.startsWith('POST'))).toHaveLength(1)
  },
)

test.each([
  ['a page', 404, '<html>nginx</html>'],
  ['an empty body', 404, ''],
  ['an empty body', 405, ''],
] as const)('%s with status %i is "missing", with an unknown outcome', async (_, status, body) => {
  const { url } = await anHTTPServer((request, response) => {
    const isRead = request.method === 'GET'
    response.writeHead(isRead ? 200 : status).end(isRead ? JSON.stringify([account]) : body)
  })
  const beeper = createBeeper({
    origin: await overtureBefore(url),
    mount: '/beeper',
    token: 't0ken',
  })
  const user = { username: 'ada' }
  const request = requestFor({ mode: 'start', accountID: 'whatsapp', user }, 'start')
  const failure = await openChat(beeper, request, { dialect: 'start' }).catch((error) => error)
  expect(failure).toMatchObject({ kind: 'missing', status })
  expect(writeOutcome(failure)).toBe('unknown')
})

test.each([
  [undefined, 'create'],
  ['4.1.294', 'create'],
  ['4.2.556', 'create'],
  ['4.2.557', 'union'],
  ['4.2.807', 'union'],
  ['4.2.808', 'start'],
  ['4.2.1004', 'start'],
  ['4.3.73', 'start'],
  ['5.0.0-beta.1', 'start'],
  ['v4.3.73', 'start'],
  ['v4.2.557', 'union'],
  ['nonsense', 'start'],
] as const)('version %s has the dialect "%s"', (version, dialect) => {
  expect(dialectOf(version)).toBe(dialect)
})

describe('the request of the union payload', () => {
  const start: NewChat = { mode: 'start', accountID: 'a', user: { id: 'u' }, allowInvite: true }
  const create: NewChat = { mode: 'create', accountID: 'a', type: 'single', participantIDs: ['u'] }

  test('is one call for each mode, without the mode in the body, on newer servers', () => {
    const { mode: _, ...startBody } = start
    const { mode: __, ...createBody } = create
    expect(requestFor(start, 'start')).toEqual({ call: startChat, body: startBody })
    expect(requestFor(create, 'start')).toEqual({ call: createChat, body: createBody })
  })

  test('is the union itself on servers from 4.2.557', () => {
    expect(requestFor(start, 'union')).toEqual({ call: newChat, body: start })
    expect(requestFor(create, 'union')).toEqual({ call: newChat, body: create })
  })

  test('creates the chat with a contact whose ID is known, on the oldest servers', () => {
    expect(requestFor({ ...start, messageText: 'Hi' }, 'create')).toEqual({
      call: createChat,
      body: { accountID: 'a', type: 'single', participantIDs: ['u'], messageText: 'Hi' },
    })
    expect(canAsk(start, 'create')).toBe(true)
  })

  test('cannot look contacts up on the oldest servers, which is known before it is sent', () => {
    const byNumber: NewChat = { ...start, user: { phoneNumber: '+15550100' } }
    expect(canAsk(byNumber, 'create')).toBe(false)
    expect(canAsk(byNumber, 'union')).toBe(true)
    expect(canAsk(byNumber, 'start')).toBe(true)
  })

  test('creates a chat, without a mode, on the oldest servers', () => {
    expect(requestFor(create, 'create')).toMatchObject({ call: createChat })
    expect(requestFor(create, 'create').body).not.toHaveProperty('mode')
  })
})
