import { beforeEach, expect, test } from 'vitest'
import { createSandbox } from './app.ts'
import { publishedToken } from './auth.ts'
import type { Database } from './database/database.ts'
import { openDatabase } from './database/open.ts'
import { addClient } from './oauth/clients.ts'
import { findGrant, issueCode, redeem, revokeToken, tokenLifetime } from './oauth/grants.ts'

let database: Database
let now: number
let reads: number
let app: ReturnType<typeof createSandbox>

beforeEach(async () => {
  const opened = await openDatabase(':memory:')
  reads = 0
  database = {
    ...opened,
    rows: (...query) => {
      // every request reads the emulated version, with or without a token
      if (!query[1].includes('from choice')) reads += 1
      return opened.rows(...query)
    },
  }
  now = 1_800_000_000
  app = createSandbox(database, { now: () => now })
})

async function tokenFor(scope: string) {
  const client = await addClient(database, {
    client_name: 'Little Helper',
    redirect_uris: ['http://127.0.0.1/callback'],
  })
  const consent = { clientID: client.id, redirectURI: 'http://127.0.0.1/callback', challenge: '' }
  const grant = await findGrant(database, await issueCode(database, { ...consent, scope }, now))
  const token = grant && (await redeem(database, grant, now))
  if (!token) throw new Error('no token was issued')
  return token
}

async function ask(method: string, path: string, authorization?: string) {
  const answer = await app.request(path, {
    method,
    ...(authorization === undefined ? {} : { headers: { authorization } }),
  })
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}

const nowhere = '/v1/nowhere'

test('a request without a token is refused', async () => {
  for (const header of [undefined, '', 'Bearer', 'Bearer ', 'Basic c2FuZGJveA==', 'Bearer a b']) {
    expect(await ask('GET', nowhere, header)).toMatchObject({
      status: 401,
      body: { code: 'unauthorized', message: 'Unauthorized: Invalid or missing token' },
    })
  }
})

test('an unknown token is refused as invalid', async () => {
  const answer = await ask('GET', nowhere, 'Bearer made-up')
  expect(answer).toMatchObject({
    status: 401,
    body: { code: 'unauthorized', message: 'Invalid token' },
  })
  expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
})

test('the published token has access to every method without a database query', async () => {
  for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE']) {
    expect((await ask(method, nowhere, `bearer ${publishedToken}`)).status).toBe(404)
  }
  expect(reads).toBe(0)
})

test('an issued token costs one query', async () => {
  const token = await tokenFor('read')
  reads = 0
  await ask('GET', nowhere, `Bearer ${token}`)
  expect(reads).toBe(1)
})

test.each([
  ['GET', nowhere],
  ['HEAD', nowhere],
  ['POST', '/v1/focus'],
  ['POST', '/v1/assets/download'],
])('a token with the scope read can %s %s', async (method, path) => {
  const authorization = `Bearer ${await tokenFor('read')}`
  const { status } = await app.request(path, { method, headers: { authorization } })
  expect([401, 403]).not.toContain(status)
})

test.each([
  ['POST', nowhere],
  ['POST', '/v1/chats/start'],
  ['POST', '/v1/chats/v1%2Ffocus'],
  ['PATCH', nowhere],
  ['PUT', nowhere],
  ['DELETE', '/v1/focus'],
])('a token with only the scope read cannot %s %s', async (method, path) => {
  expect(await ask(method, path, `Bearer ${await tokenFor('read')}`)).toMatchObject({
    status: 403,
    body: { code: 'forbidden', message: 'Required scopes: write, missing: write' },
  })
})

test('a token with only the scope write cannot read', async () => {
  expect(await ask('GET', nowhere, `Bearer ${await tokenFor('write')}`)).toMatchObject({
    status: 403,
    body: { message: 'Required scopes: read, missing: read' },
  })
})

test('a token expires after a day', async () => {
  const authorization = `Bearer ${await tokenFor('read write')}`
  now += tokenLifetime - 1
  expect((await ask('GET', nowhere, authorization)).status).toBe(404)
  now += 1
  expect((await ask('GET', nowhere, authorization)).status).toBe(401)
})

test('a revoked token is invalid immediately', async () => {
  const token = await tokenFor('read write')
  await revokeToken(database, token)
  expect((await ask('GET', nowhere, `Bearer ${token}`)).status).toBe(401)
})

test('a token is valid after a restart, and only its hash is stored', async () => {
  const token = await tokenFor('read')
  app = createSandbox(database, { now: () => now })
  expect((await ask('GET', nowhere, `Bearer ${token}`)).status).toBe(404)
  const [stored] = await database.write([{ sql: 'select * from oauthGrant', args: [] }])
  expect(JSON.stringify(stored)).not.toContain(token)
})
