import { expect, test } from 'vitest'
import { callback, freshOAuth } from '../testing/oauth-client.ts'
import { cspSource, isRedirectURI, isRegistered, withParams } from './clients.ts'

test('registration returns the client ID and the endpoints', async () => {
  const { postJSON } = await freshOAuth()
  const answer = await postJSON('/oauth/register', {
    client_name: ' Little Helper ',
    redirect_uris: [callback],
    client_uri: 'https://example.org/helper',
    grant_types: ['authorization_code', 'refresh_token'],
    contacts: ['ada@example.org'],
  })
  expect(answer.status).toBe(201)
  expect(await answer.json()).toEqual({
    client_id: expect.stringMatching(/^[\w-]+$/),
    client_id_issued_at: 1_800_000_000,
    client_name: 'Little Helper',
    client_uri: 'https://example.org/helper',
    redirect_uris: [callback],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    scope: 'read write',
    token_endpoint_auth_method: 'none',
    authorization_endpoint: 'http://localhost/oauth/authorize',
    token_endpoint: 'http://localhost/oauth/token',
  })
})

test.each([
  ['no name', { client_name: undefined }, 'invalid_client_metadata'],
  ['a blank name', { client_name: '  ' }, 'invalid_client_metadata'],
  ['a name with a line break', { client_name: 'Little\nHelper' }, 'invalid_client_metadata'],
  ['a script URL as its website', { client_uri: 'javascript:alert(1)' }, 'invalid_client_metadata'],
  ['a secret', { token_endpoint_auth_method: 'private' }, 'invalid_client_metadata'],
  ['another grant type', { grant_types: ['password'] }, 'invalid_client_metadata'],
  ['no redirect URI', { redirect_uris: [] }, 'invalid_redirect_uri'],
  ['no list of redirect URIs', { redirect_uris: callback }, 'invalid_redirect_uri'],
  [
    'plain http on another host',
    { redirect_uris: ['http://example.org/'] },
    'invalid_redirect_uri',
  ],
  ['one invalid redirect URI', { redirect_uris: [callback, 'data:,x'] }, 'invalid_redirect_uri'],
])('a registration with %s is refused', async (_, invalid, error) => {
  const { postJSON } = await freshOAuth()
  const valid = { client_name: 'Little Helper', redirect_uris: [callback] }
  const answer = await postJSON('/oauth/register', { ...valid, ...invalid })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toEqual({ error, error_description: expect.any(String) })
})

test('only the newest thousand clients are stored', async () => {
  const { register, open, database } = await freshOAuth()
  const oldest = await register()
  const filling = Array.from({ length: 999 }, (_, index) => ({
    sql: `insert into oauthClient (id, name, redirectURIs) values (?, '', '[]')`,
    args: [`filling-${index}`],
  }))
  await database.write(filling)
  const ask = async ({ client_id }: { client_id: string }) =>
    (await open({ client_id, code_challenge: 'x'.repeat(43) })).status
  expect(await ask(oldest)).toBe(200)
  const newest = await register()
  expect([await ask(oldest), await ask(newest)]).toEqual([400, 200])
})

test('the metadata lists the endpoints', async () => {
  const { app } = await freshOAuth()
  const read = async (path: string) => (await app.request(`/.well-known/${path}`)).json()
  expect(await read('oauth-authorization-server')).toEqual({
    issuer: 'http://localhost',
    authorization_endpoint: 'http://localhost/oauth/authorize',
    token_endpoint: 'http://localhost/oauth/token',
    revocation_endpoint: 'http://localhost/oauth/revoke',
    userinfo_endpoint: 'http://localhost/oauth/userinfo',
    registration_endpoint: 'http://localhost/oauth/register',
    grant_types_supported: ['authorization_code'],
    token_endpoint_auth_methods_supported: ['none'],
    response_types_supported: ['code'],
    scopes_supported: ['read', 'write'],
    code_challenge_methods_supported: ['S256'],
    service_documentation: 'http://localhost/v1/spec',
  })
  for (const path of ['', '/v1']) {
    expect(await read(`oauth-protected-resource${path}`)).toMatchObject({
      resource: `http://localhost${path}`,
      authorization_servers: ['http://localhost'],
    })
  }
})

test.each([
  'http://127.0.0.1:4280/oauth/callback',
  'http://127.9.9.9/',
  'http://localhost:3000/cb?a=b',
  'http://[::1]:8080/cb',
  'https://app.example.org/cb',
  'com.example.app:/cb',
  'cursor://anysphere/cb',
])('%s is a valid redirect URI', (uri) => expect(isRedirectURI(uri)).toBe(true))

test.each([
  '',
  '/cb',
  'http://example.org/cb',
  'http://127.0.0.1.example.org/cb',
  'http://localhost.example.org/cb',
  'https://app.example.org/cb#part',
  'https://name:secret@example.org/cb',
  'https://example.org;sandbox/cb',
  'https://*.example.org/cb',
  'https://bücher.example.org/cb',
  ' https://example.org/cb',
  'java\nscript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'blob:https://example.org/x',
  'file:///etc/hosts',
  `https://example.org/${'x'.repeat(2000)}`,
])('%j is not a valid redirect URI', (uri) => expect(isRedirectURI(uri)).toBe(false))

test('only loopback redirect URIs may differ in the port', () => {
  expect(isRegistered(['http://127.0.0.1:1/cb'], 'http://127.0.0.1:2/cb')).toBe(true)
  expect(isRegistered(['http://127.0.0.1:1/cb'], 'http://localhost:1/cb')).toBe(false)
  expect(isRegistered(['http://127.0.0.1:1/cb'], 'http://127.0.0.1:1/cb/')).toBe(false)
  expect(isRegistered(['https://example.org/cb'], 'https://example.org:8443/cb')).toBe(false)
  expect(isRegistered(['https://example.org/cb'], 'https://EXAMPLE.org/cb')).toBe(false)
})

test('parameters are added to the query of a redirect URI', () => {
  const answer = { code: 'a b', state: '&' }
  expect(withParams('https://example.org/cb', answer)).toBe(
    'https://example.org/cb?code=a+b&state=%26',
  )
  expect(withParams('https://example.org/cb?to=a%20b', answer)).toBe(
    'https://example.org/cb?to=a%20b&code=a+b&state=%26',
  )
  expect(withParams('com.example.app:/cb', answer)).toBe('com.example.app:/cb?code=a+b&state=%26')
})

test('a CSP source is as specific as possible', () => {
  expect(cspSource('http://127.0.0.1:4280/cb')).toBe('http://127.0.0.1:4280')
  expect(cspSource('http://[::1]:4280/cb')).toBe('http:')
  expect(cspSource('com.example.app:/cb')).toBe('com.example.app:')
})
