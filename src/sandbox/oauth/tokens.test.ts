import { expect, test } from 'vitest'
import { Introspection, TokenOwner } from '#contract/oauth.ts'
import { publishedToken } from '../auth.ts'
import { freshOAuth } from '../testing/oauth-client.ts'
import { codeLifetime } from './grants.ts'

const result = async (answer: Response) => ({ status: answer.status, ...(await answer.json()) })

test('the token endpoint accepts JSON', async () => {
  const { allowed, postJSON } = await freshOAuth()
  const answer = await postJSON('/oauth/token', await allowed({ scope: 'write' }))
  expect(await result(answer)).toMatchObject({ status: 200, scope: 'write' })
})

test.each([
  ['a wrong verifier', { code_verifier: 'wrong' }, 'invalid_grant'],
  ['a made-up code', { code: 'wrong' }, 'invalid_grant'],
  ['another redirect URI', { redirect_uri: 'http://127.0.0.1:4280/' }, 'invalid_grant'],
  ['an unknown client', { client_id: 'wrong' }, 'invalid_client'],
  ['another grant type', { grant_type: 'password' }, 'unsupported_grant_type'],
  ['no grant type', { grant_type: '' }, 'invalid_request'],
  ['no code', { code: '' }, 'invalid_request'],
  ['no verifier', { code_verifier: '' }, 'invalid_request'],
  ['no client', { client_id: '' }, 'invalid_request'],
])('%s is refused, and the valid request still succeeds', async (_, invalid, error) => {
  const { allowed, post } = await freshOAuth()
  const valid = await allowed()
  const refused = await post('/oauth/token', { ...valid, ...invalid })
  expect(refused.headers.get('cache-control')).toBe('no-store')
  expect(await result(refused)).toEqual({
    status: 400,
    error,
    error_description: expect.stringMatching(/^[\x20-\x7e]+$/),
  })
  expect((await post('/oauth/token', valid)).status).toBe(200)
})

test('a code is invalid for another client', async () => {
  const { allowed, post, register } = await freshOAuth()
  const { client_id } = await register('Another Client')
  const answer = await post('/oauth/token', { ...(await allowed()), client_id })
  expect(await result(answer)).toMatchObject({ status: 400, error: 'invalid_grant' })
})

test('reusing a code revokes its token', async () => {
  const { app, allowed, post } = await freshOAuth()
  const request = await allowed()
  const { access_token } = await result(await post('/oauth/token', request))
  const authorization = `Bearer ${access_token}`
  const ask = async () => (await app.request('/v1/accounts', { headers: { authorization } })).status
  expect(await ask()).toBe(200)
  expect(await result(await post('/oauth/token', request))).toMatchObject({
    status: 400,
    error: 'invalid_grant',
  })
  expect(await ask()).toBe(401)
})

test('ten parallel requests with a code get one token', async () => {
  const { allowed, post } = await freshOAuth()
  const request = await allowed()
  const answers = await Promise.all(
    Array.from({ length: 10 }, async () => result(await post('/oauth/token', request))),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ error }) => error === 'invalid_grant')).toHaveLength(9)
})

test('a code expires after five minutes', async () => {
  const { allowed, post, wait } = await freshOAuth()
  const [soon, late] = [await allowed(), await allowed()]
  wait(codeLifetime - 1)
  expect((await post('/oauth/token', soon)).status).toBe(200)
  wait(1)
  expect(await result(await post('/oauth/token', late))).toMatchObject({ error: 'invalid_grant' })
})

test('the database stores codes, tokens and tickets only as hashes', async () => {
  const { allowed, post, open, database } = await freshOAuth()
  const request = await allowed()
  const { access_token } = await result(await post('/oauth/token', request))
  await open({ client_id: request.client_id, code_challenge: 'x'.repeat(43) })
  const stored = [
    ...(await database.write([{ sql: 'select * from oauthGrant', args: [] }])),
    ...(await database.write([{ sql: 'select * from oauthConsent', args: [] }])),
  ]
  expect(stored).toHaveLength(2)
  expect(JSON.stringify(stored)).not.toContain(request.code)
  expect(JSON.stringify(stored)).not.toContain(access_token)
})

test('expired grants are deleted', async () => {
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

test('the published token never expires', async () => {
  const oauth = await freshOAuth()
  oauth.wait(10 ** 9)
  const introspection = await introspect(oauth, publishedToken)
  expect(introspection).toMatchObject({ active: true, scope: 'read write' })
  expect(introspection).not.toHaveProperty('exp', expect.anything())
})

test('introspection of an invalid token returns only active: false', async () => {
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

test('revocation always succeeds, and the published token stays valid', async () => {
  const oauth = await freshOAuth()
  for (const token of ['made-up', publishedToken, '']) {
    const answer = await oauth.post('/oauth/revoke', { token })
    expect([answer.status, await answer.json()]).toEqual([200, {}])
  }
  expect(await introspect(oauth, publishedToken)).toMatchObject({ active: true })
})

test('introspection requires the token parameter', async () => {
  const { post } = await freshOAuth()
  const answer = await post('/oauth/introspect', {})
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ error: 'invalid_request' })
})

test('userinfo describes the bearer token and refuses an invalid one', async () => {
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
