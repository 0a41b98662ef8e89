import { expect, test } from 'vitest'
import { callback, freshOAuth, sentTo, ticketIn } from '../testing/oauth-client.ts'
import { fingerprint } from './grants.ts'

const verifier = 'a-verifier-that-is-longer-than-43-characters-long'
const code_challenge = fingerprint(verifier)

test('a client with the user’s consent reads and writes with its token', async () => {
  const { app, discover, register, open, decide, post } = await freshOAuth()
  const server = await discover()
  const { client_id } = await register()
  const page = await open({ client_id, code_challenge, scope: 'read write', state: 'xyz' })
  expect(page.status).toBe(200)

  const back = await decide(ticketIn(await page.text()), 'allow')
  expect(back.status).toBe(303)
  const { origin, pathname, searchParams } = sentTo(back)
  expect(origin + pathname).toBe(callback)
  expect([...searchParams.keys()]).toEqual(['code', 'state'])
  expect(searchParams.get('state')).toBe('xyz')

  const answer = await post(new URL(server.token_endpoint).pathname, {
    grant_type: 'authorization_code',
    code: searchParams.get('code') ?? '',
    redirect_uri: callback,
    client_id,
    code_verifier: verifier,
  })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const token = await answer.json()
  expect(token).toEqual({
    access_token: expect.stringMatching(/^[\w-]{43}$/),
    token_type: 'Bearer',
    expires_in: 86_400,
    scope: 'read write',
  })

  const headers = { authorization: `Bearer ${token.access_token}` }
  expect((await app.request('/v1/accounts', { headers })).status).toBe(200)
  expect((await app.request('/v1/chats/start', { method: 'POST', headers })).status).toBe(400)
})

test('a denied client gets access_denied', async () => {
  const { register, open, decide } = await freshOAuth()
  const { client_id } = await register()
  const page = await open({ client_id, code_challenge, state: 'xyz' })
  const back = await decide(ticketIn(await page.text()), 'deny')
  expect(back.status).toBe(303)
  expect(sentTo(back).href).toBe(`${callback}?error=access_denied&state=xyz`)
})

test('a token with the scope read cannot write', async () => {
  const { app, signIn } = await freshOAuth()
  const { access_token, scope } = await signIn('read')
  const headers = { authorization: `Bearer ${access_token}` }
  expect(scope).toBe('read')
  expect((await app.request('/v1/accounts', { headers })).status).toBe(200)
  const refused = await app.request('/v1/chats/start', { method: 'POST', headers })
  expect(refused.status).toBe(403)
  expect(await refused.json()).toMatchObject({
    code: 'forbidden',
    message: 'Required scopes: write, missing: write',
  })
})

test.each([
  'a b+c&d=e#f',
  '%2F%00 100%',
  'İpek ♪ 👩‍👩‍👧 \u202e',
  '"><script>alert(1)</script>',
  'line\r\nbreak\tand\0null',
])('the state %j is returned unchanged', async (state) => {
  const { register, open, decide } = await freshOAuth()
  const { client_id } = await register()
  for (const decision of ['allow', 'deny']) {
    const page = await open({ client_id, code_challenge, state })
    const back = await decide(ticketIn(await page.text()), decision)
    expect(sentTo(back).searchParams.get('state')).toBe(state)
  }
})

test('a consent page accepts one decision, and only with its ticket', async () => {
  const { register, open, decide } = await freshOAuth()
  const { client_id } = await register()
  const ticket = ticketIn(await (await open({ client_id, code_challenge })).text())
  const statuses = []
  for (const each of [ticket, ticket, 'made-up']) {
    statuses.push((await decide(each, 'allow')).status)
  }
  expect(statuses).toEqual([303, 400, 400])
})

test('a consent page expires after ten minutes', async () => {
  const { register, open, decide, wait } = await freshOAuth()
  const { client_id } = await register()
  const ticket = ticketIn(await (await open({ client_id, code_challenge })).text())
  wait(600)
  const late = await decide(ticket, 'allow')
  expect(late.status).toBe(400)
  expect(await late.text()).toContain('was open for too long')
})

test.each([
  { 'sec-fetch-site': 'cross-site', origin: 'null' },
  { 'sec-fetch-site': 'same-site', origin: 'http://localhost' },
  { origin: 'https://example.org' },
  { origin: 'null' },
])('another site cannot send the decision: %j', async (headers) => {
  const { register, open, decide } = await freshOAuth()
  const { client_id } = await register()
  const ticket = ticketIn(await (await open({ client_id, code_challenge })).text())
  const refused = await decide(ticket, 'allow', headers)
  expect(refused.status).toBe(403)
  expect(refused.headers.get('location')).toBeNull()
  const own = { 'sec-fetch-site': 'same-origin', origin: 'null' }
  expect((await decide(ticket, 'allow', own)).status).toBe(303)
})
