import { expect, test } from 'vitest'
import { Introspection, TokenOwner } from '#contract/oauth.ts'
import { publishedToken } from '../auth.ts'
import { freshOAuth } from './sample-client.ts'

type OAuth = Awaited<ReturnType<typeof freshOAuth>>

const introspect = async ({ post }: OAuth, token: string) =>
  Introspection.parse(await (await post('/oauth/introspect', { token })).json())

test('a live token tells what it permits, to whom and until when', async () => {
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

test('a dead token tells nothing but that', async () => {
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

test('a token tells whose it is to whoever brings it, and to nobody else', async () => {
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
