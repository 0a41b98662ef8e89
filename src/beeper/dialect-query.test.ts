import { expect, test } from 'vitest'
import { anHTTPServer, overtureBefore } from '#server/testing/test-servers.ts'
import { createBeeper } from './client.ts'
import { requestFor } from './dialect.ts'
import { speechQuery } from './dialect-query.ts'
import { openChat } from './open-chat.ts'
import { createQueryClient } from './queries.ts'

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
  return { asked, ...(await createQueryClient().fetchQuery(speechQuery(beeper))) }
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
  'a bare 404 of a server that speaks "%s", account %s, means "%s"',
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
