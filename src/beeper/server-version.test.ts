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

/** A Beeper that has these calls, each with its answer and status, and tells its version. */
async function aBeeper(calls: Calls, version?: string) {
  const asked: string[] = []
  const { url } = await anHTTPServer((request, response) => {
    const call = `${request.method} ${request.url?.split('?')[0]}`
    asked.push(call)
    const [status, body] = calls[call] ?? [404, { code: 'NOT_FOUND', message: 'Not found' }]
    if (version) response.setHeader('x-beeper-desktop-version', version)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  const origin = await overtureBefore(url)
  return { asked, beeper: createBeeper({ origin, mount: '/beeper', token: 't0ken' }) }
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
  const { beeper, asked } = await aBeeper(calls, version)
  return { asked, ...(await createQueryClient().fetchQuery(serverVersionQuery(beeper))) }
}

test.each([
  ['4.1.294', 'create'],
  ['4.2.557', 'union'],
  ['4.2.785', 'union'],
  ['4.2.808', 'start'],
  ['4.3.73', 'start'],
])('Beeper %s tells its version in passing, and is spoken to as "%s"', async (version, dialect) => {
  const learned = await learn({ 'GET /v1/accounts': [200, [account]] }, version)
  // a call that an old version has not is not even tried
  expect(learned).toEqual({ version, dialect, asked: ['GET /v1/accounts'] })
})

test.each([
  ['nobody is signed in', [401, {}]],
  ['the list of accounts is broken', [500, {}]],
  ['the header is lost on the way', [200, [account]]],
] as const)('the version is asked for where %s', async (_, accounts) => {
  const calls: Calls = {
    'GET /v1/accounts': [...accounts],
    'GET /v1/info': [200, info('4.2.557')],
  }
  expect(await learn(calls)).toMatchObject({ version: '4.2.557', dialect: 'union' })
})

test('one that tells nothing at all is taken for the oldest', async () => {
  const learned = await learn({ 'GET /v1/accounts': [200, [account]] })
  expect(learned).toMatchObject({ version: undefined, dialect: 'create' })
})

test.each([
  ['v4.2.557', '4.2.557', 'union'],
  ['banana', '4.3.73', 'start'],
  [' ', '4.3.73', 'start'],
])('a header that says %j is read or completed', async (header, version, dialect) => {
  const calls: Calls = {
    'GET /v1/accounts': [200, [account]],
    'GET /v1/info': [200, info('v4.3.73')],
  }
  expect(await learn(calls, header)).toMatchObject({ version, dialect })
})

test('a version that nobody can read is taken for the newest', async () => {
  const learned = await learn({ 'GET /v1/accounts': [200, [account]] }, 'banana')
  expect(learned).toMatchObject({ version: 'banana', dialect: 'start' })
})

describe('before a write the version is asked', () => {
  const failing = async (listener: Parameters<typeof anHTTPServer>[0], signal?: AbortSignal) => {
    let asked = 0
    const { url } = await anHTTPServer((request, response) => {
      asked++
      listener(request, response)
    })
    const origin = await overtureBefore(url)
    const beeper = createBeeper({ origin, mount: '/beeper', token: 't0ken' })
    const failure = await versionBeforeWrite(createQueryClient(), beeper, signal).catch((e) => e)
    return { failure, asked: () => asked }
  }

  test.each([
    ['is cut', 'cut', (_: unknown, response: ServerResponse) => response.destroy()],
    [
      'is a page',
      'not-beeper',
      (_: unknown, response: ServerResponse) => response.end('<html>hello'),
    ],
  ])('and when that %s, once, nothing was sent', async (_, kind, listener) => {
    const { failure } = await failing(listener)
    expect(failure).toMatchObject({ name: 'NotSentError', kind })
    expect(writeOutcome(failure)).toBe('not-sent')
  })

  test('a refusal is not asked again', async () => {
    const { failure, asked } = await failing((_, response) => response.writeHead(502).end())
    expect(failure).toMatchObject({ name: 'NotSentError', kind: 'gateway', status: 502 })
    // the list of accounts, then /v1/info
    expect(asked()).toBe(2)
  })

  test('of a mute Beeper for a few seconds, once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((limit) => {
      const controller = new AbortController()
      setTimeout(() => controller.abort(), limit)
      return controller.signal
    })
    let asked = 0
    const { url } = await anHTTPServer(() => {
      asked++
      void vi.advanceTimersByTimeAsync(longestVersionWait)
    })
    const origin = await overtureBefore(url)
    const beeper = createBeeper({ origin, mount: '/beeper', token: 't0ken' })
    const failure = await versionBeforeWrite(createQueryClient(), beeper).catch((error) => error)
    expect(failure).toMatchObject({ name: 'NotSentError', kind: 'timeout' })
    expect(asked).toBe(1)
    expect(longestVersionWait).toBeLessThanOrEqual(10_000)
  })

  test('until somebody stops waiting', async () => {
    const stop = new AbortController()
    const { failure } = await failing(() => stop.abort(), stop.signal)
    expect(failure).toMatchObject({ name: 'NotSentError', kind: 'stopped' })
    expect(writeOutcome(failure)).toBe('not-sent')
  })

  test('unless it is known', async () => {
    const { beeper, asked } = await aBeeper({ 'GET /v1/accounts': [200, [account]] }, '4.3.73')
    const queryClient = createQueryClient()
    const first = await versionBeforeWrite(queryClient, beeper)
    expect(await versionBeforeWrite(queryClient, beeper)).toBe(first)
    expect(asked).toEqual(['GET /v1/accounts'])
  })
})

test('a thin answer is completed by a read; if that fails, what is known is kept', async () => {
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
  expect(gone.asked.filter((call) => call.startsWith('POST'))).toEqual(['POST /v1/chats'])
})

test.each([
  ['start', 'whatsapp', 'person-unknown'],
  ['start', 'signal', 'account-gone'],
  ['create', 'whatsapp', 'call-unknown'],
] as const)(
  'a 404 of the API of a server that speaks "%s", account %s, means "%s"',
  async (dialect, accountID, kind) => {
    const { beeper, asked } = await aBeeper({ 'GET /v1/accounts': [200, [account]] })
    const request = requestFor({ mode: 'start', accountID, user: { username: 'ada' } }, 'start')
    await expect(openChat(beeper, request, { dialect })).rejects.toMatchObject({
      kind,
      status: 404,
    })
    expect(asked.filter((call) => call.startsWith('POST'))).toHaveLength(1)
  },
)

test.each([
  ['a page', 404, '<html>nginx</html>'],
  ['no words', 404, ''],
  ['no words', 405, ''],
] as const)('%s of status %i blames neither the version nor anybody', async (_, status, body) => {
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
] as const)('version %s speaks the dialect "%s"', (version, dialect) => {
  expect(dialectOf(version)).toBe(dialect)
})

describe('the union payload becomes the request of the server', () => {
  const start: NewChat = { mode: 'start', accountID: 'a', user: { id: 'u' }, allowInvite: true }
  const create: NewChat = { mode: 'create', accountID: 'a', type: 'single', participantIDs: ['u'] }

  test('a newer server has a call for each mode, and no mode in the body', () => {
    const { mode: _, ...startBody } = start
    const { mode: __, ...createBody } = create
    expect(requestFor(start, 'start')).toEqual({ call: startChat, body: startBody })
    expect(requestFor(create, 'start')).toEqual({ call: createChat, body: createBody })
  })

  test('the servers between take the union as it is', () => {
    expect(requestFor(start, 'union')).toEqual({ call: newChat, body: start })
    expect(requestFor(create, 'union')).toEqual({ call: newChat, body: create })
  })

  test('on the oldest ones, somebody whose ID is known is reached by creating the chat', () => {
    expect(requestFor({ ...start, messageText: 'Hi' }, 'create')).toEqual({
      call: createChat,
      body: { accountID: 'a', type: 'single', participantIDs: ['u'], messageText: 'Hi' },
    })
    expect(canAsk(start, 'create')).toBe(true)
  })

  test('and nobody else can be: that is known before anything is sent', () => {
    const byNumber: NewChat = { ...start, user: { phoneNumber: '+15550100' } }
    expect(canAsk(byNumber, 'create')).toBe(false)
    expect(canAsk(byNumber, 'union')).toBe(true)
    expect(canAsk(byNumber, 'start')).toBe(true)
  })

  test('the oldest ones are asked to create, without a mode', () => {
    expect(requestFor(create, 'create')).toMatchObject({ call: createChat })
    expect(requestFor(create, 'create').body).not.toHaveProperty('mode')
  })
})
