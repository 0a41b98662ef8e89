import { expect, test } from 'vitest'
import { Introspection, TokenOwner } from '#contract/oauth.ts'
import { publishedToken } from '../auth.ts'
import { freshOAuth } from '../testing/oauth-client.ts'
import { codeLifetime } from './grants.ts'

const told = async (answer: Response) => ({ status: answer.status, ...(await answer.json()) })

test('a code also buys a token when it is sent as JSON', async () => {
  const { allowed, postJSON } = await freshOAuth()
  const answer = await postJSON('/oauth/token', await allowed({ scope: 'write' }))
  expect(await told(answer)).toMatchObject({ status: 200, scope: 'write' })
})

test.each([
  ['a wrong verifier', { code_verifier: 'wrong' }, 'invalid_grant'],
  ['a made-up code', { code: 'wrong' }, 'invalid_grant'],
  ['another address', { redirect_uri: 'http://127.0.0.1:4280/' }, 'invalid_grant'],
  ['an unknown client', { client_id: 'wrong' }, 'invalid_client'],
  ['another grant type', { grant_type: 'password' }, 'unsupported_grant_type'],
  ['no grant type', { grant_type: '' }, 'invalid_request'],
  ['no code', { code: '' }, 'invalid_request'],
  ['no verifier', { code_verifier: '' }, 'invalid_request'],
  ['no client', { client_id: '' }, 'invalid_request'],
])('%s buys nothing, and the right words still do', async (_, wrong, error) => {
  const { allowed, post } = await freshOAuth()
  const right = await allowed()
  const refused = await post('/oauth/token', { ...right, ...wrong })
  expect(refused.headers.get('cache-control')).toBe('no-store')
  expect(await told(refused)).toEqual({
    status: 400,
    error,
    error_description: expect.stringMatching(/^[\x20-\x7e]+$/),
  })
  expect((await post('/oauth/token', right)).status).toBe(200)
})

test('a code buys nothing for another client', async () => {
  const { allowed, post, register } = await freshOAuth()
  const { client_id } = await register('Somebody Else')
  const answer = await post('/oauth/token', { ...(await allowed()), client_id })
  expect(await told(answer)).toMatchObject({ status: 400, error: 'invalid_grant' })
})

test('a code that is used again ends the token that it bought', async () => {
  const { app, allowed, post } = await freshOAuth()
  const request = await allowed()
  const { access_token } = await told(await post('/oauth/token', request))
  const authorization = `Bearer ${access_token}`
  const ask = async () => (await app.request('/v1/accounts', { headers: { authorization } })).status
  expect(await ask()).toBe(200)
  expect(await told(await post('/oauth/token', request))).toMatchObject({
    status: 400,
    error: 'invalid_grant',
  })
  expect(await ask()).toBe(401)
})

test('a code that is used ten times at once buys one token', async () => {
  const { allowed, post } = await freshOAuth()
  const request = await allowed()
  const answers = await Promise.all(
    Array.from({ length: 10 }, async () => told(await post('/oauth/token', request))),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ error }) => error === 'invalid_grant')).toHaveLength(9)
})

test('a code lives for five minutes', async () => {
  const { allowed, post, wait } = await freshOAuth()
  const [soon, late] = [await allowed(), await allowed()]
  wait(codeLifetime - 1)
  expect((await post('/oauth/token', soon)).status).toBe(200)
  wait(1)
  expect(await told(await post('/oauth/token', late))).toMatchObject({ error: 'invalid_grant' })
})

test('neither codes nor tokens nor open pages can be read out of the database', async () => {
  const { allowed, post, open, database } = await freshOAuth()
  const request = await allowed()
  const { access_token } = await told(await post('/oauth/token', request))
  await open({ client_id: request.client_id, code_challenge: 'x'.repeat(43) })
  const kept = [
    ...(await database.write([{ sql: 'select * from oauthGrant', args: [] }])),
    ...(await database.write([{ sql: 'select * from oauthConsent', args: [] }])),
  ]
  expect(kept).toHaveLength(2)
  expect(JSON.stringify(kept)).not.toContain(request.code)
  expect(JSON.stringify(kept)).not.toContain(access_token)
})

test('what has expired is forgotten', async () => {
  const { allowed, post, wait, database } = await freshOAuth()
  await allowed()
  await post('/oauth/token', await allowed())
  wait(24 * 60 * 60)
  await allowed()
  const [left] = await database.write([
    { sql: 'select count(*) as left from oauthGrant', args: [] },
  ])
  expect(left).toMatchObject({ left: 1 })
})

type OAuth = Awaited<ReturnType<typeof freshOAuth>>

const introspect = async ({ post }: OAuth, token: string) =>
  Introspection.parse(await (await post('/oauth/introspect', { token })).json())

test('introspection shows the scope, client and expiry of a live token', async () => {
  const oauth = await freshOAuth()
  const { access_token } = await oauth.signIn('read')
  expect(await introspect(oauth, access_token)).toEqual({
    active: true,
    scope: 'read',
    token_type: 'Bearer',
    sub: '@mara:beeper.example',
    iss: 'http://localhost',
    iat: 1_800_000_000,
    exp: 1_800_086_400,
    client_id: expect.any(String),
    client: { id: expect.any(String), name: 'Little Helper' },
    app: { version: '4.3.73', name: 'Beeper', bundle_id: 'com.automattic.beeper.desktop' },
  })
})

test('the published token reads and writes for ever', async () => {
  const oauth = await freshOAuth()
  oauth.wait(10 ** 9)
  const told = await introspect(oauth, publishedToken)
  expect(told).toMatchObject({ active: true, scope: 'read write' })
  expect(told).not.toHaveProperty('exp', expect.anything())
})

test('introspection of a dead token shows only that it is not active', async () => {
  const oauth = await freshOAuth()
  const [revoked, expired] = [await oauth.signIn(), await oauth.signIn()]
  const answer = await oauth.post('/oauth/revoke', { token: revoked.access_token })
  expect([answer.status, await answer.json()]).toEqual([200, {}])
  expect(await introspect(oauth, revoked.access_token)).toEqual({ active: false })
  expect(await introspect(oauth, expired.access_token)).toMatchObject({ active: true })
  oauth.wait(24 * 60 * 60)
  expect(await introspect(oauth, expired.access_token)).toEqual({ active: false })
  expect(await introspect(oauth, 'made-up')).toEqual({ active: false })
})

test('revoking always answers the same, and the published token stays', async () => {
  const oauth = await freshOAuth()
  for (const token of ['made-up', publishedToken, '']) {
    const answer = await oauth.post('/oauth/revoke', { token })
    expect([answer.status, await answer.json()]).toEqual([200, {}])
  }
  expect(await introspect(oauth, publishedToken)).toMatchObject({ active: true })
})

test('introspection needs a token to look at', async () => {
  const { post } = await freshOAuth()
  const answer = await post('/oauth/introspect', {})
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ error: 'invalid_request' })
})

test('userinfo answers for the token that the request carries, and for no other', async () => {
  const oauth = await freshOAuth()
  const { access_token } = await oauth.signIn('write')
  const ask = (authorization: string) =>
    oauth.app.request('/oauth/userinfo', { headers: { authorization } })
  expect(TokenOwner.parse(await (await ask(`Bearer ${access_token}`)).json())).toMatchObject({
    sub: '@mara:beeper.example',
    scope: 'write',
    token_use: 'access',
  })
  for (const authorization of ['', 'Bearer made-up']) {
    const refused = await ask(authorization)
    expect(refused.status).toBe(401)
    expect(await refused.json()).toMatchObject({ error: 'invalid_token' })
  }
})
