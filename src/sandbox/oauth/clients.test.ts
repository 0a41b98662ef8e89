import { expect, test } from 'vitest'
import { callback, freshOAuth } from '../testing/oauth-client.ts'

test('an app introduces itself and learns its ID and where to go on', async () => {
  const { postJSON } = await freshOAuth()
  const answer = await postJSON('/oauth/register', {
    client_name: ' Little Helper ',
    redirect_uris: [callback],
    client_uri: 'https://example.org/helper',
    grant_types: ['authorization_code', 'refresh_token'],
    contacts: ['nobody@example.org'],
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
  ['a name of two lines', { client_name: 'Little\nHelper' }, 'invalid_client_metadata'],
  ['a script for a home', { client_uri: 'javascript:alert(1)' }, 'invalid_client_metadata'],
  ['a secret', { token_endpoint_auth_method: 'private' }, 'invalid_client_metadata'],
  ['another grant', { grant_types: ['password'] }, 'invalid_client_metadata'],
  ['no address', { redirect_uris: [] }, 'invalid_redirect_uri'],
  ['no list of addresses', { redirect_uris: callback }, 'invalid_redirect_uri'],
  ['plain http elsewhere', { redirect_uris: ['http://example.org/'] }, 'invalid_redirect_uri'],
  ['one bad address', { redirect_uris: [callback, 'data:,x'] }, 'invalid_redirect_uri'],
])('an app with %s is refused', async (_, wrong, error) => {
  const { postJSON } = await freshOAuth()
  const right = { client_name: 'Little Helper', redirect_uris: [callback] }
  const answer = await postJSON('/oauth/register', { ...right, ...wrong })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toEqual({ error, error_description: expect.any(String) })
})

test('the newest thousand apps are remembered', async () => {
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

test('the metadata says where everything is', async () => {
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
