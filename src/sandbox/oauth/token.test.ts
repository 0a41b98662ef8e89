import { expect, test } from 'vitest'
import { codeLifetime } from './grants.ts'
import { freshOAuth } from './sample-client.ts'

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
