import { expect, test } from 'vitest'
import { createSandbox } from '#sandbox/app.ts'
import { freshSandbox } from '#sandbox/testing/fresh-sandbox.ts'
import type { PlayedVersion } from '#sandbox/versions/version.ts'
import { createStandaloneApp } from './standalone.ts'

const here = 'http://127.0.0.1:23373'
const token = { authorization: 'Bearer sandbox' }

async function standalone(version: PlayedVersion = '4.3.73') {
  const { database } = await freshSandbox()
  const app = createStandaloneApp({
    sandbox: createSandbox(database, { version }),
    readVersion: async () => version,
    port: 23_373,
  })
  return (path: string, { headers, ...init }: RequestInit = {}) =>
    app.request(here + path, { ...init, headers: { host: '127.0.0.1:23373', ...headers } })
}

const preflight = (origin: string, method = 'POST') => ({
  method: 'OPTIONS',
  headers: {
    origin,
    'access-control-request-method': method,
    'access-control-request-headers': 'authorization,content-type,x-stainless-lang,x-stainless-os',
  },
})

const allowed = (answer: Response) => answer.headers.get('access-control-allow-origin')

test('a program, which sends no origin, calls the API at the root', async () => {
  const request = await standalone()
  expect((await request('/v1/accounts', { headers: token })).status).toBe(200)
  const info = await (await request('/v1/info')).json()
  expect(info).toMatchObject({ server: { base_url: here, port: 23_373 } })
})

test.each([
  'http://localhost:5173',
  'https://localhost',
  'http://127.0.0.1:3000',
  'https://[::1]:8443',
  'http://[::1]',
])('a page of this machine may call, with every header of the SDK: %s', async (origin) => {
  const request = await standalone()
  const preflighted = await request('/v1/chats/start', preflight(origin))
  expect(preflighted.status).toBe(204)
  expect(allowed(preflighted)).toBe(origin)
  expect(preflighted.headers.get('access-control-allow-methods')).toContain('POST')
  expect(preflighted.headers.get('access-control-allow-headers')).toBe(
    'authorization,content-type,x-stainless-lang,x-stainless-os',
  )
  const answer = await request('/v1/accounts', { headers: { ...token, origin } })
  expect(answer.status).toBe(200)
  expect(allowed(answer)).toBe(origin)
  expect(answer.headers.get('vary')).toBe('Origin')
  expect(answer.headers.get('access-control-expose-headers')).toContain('X-Beeper-Desktop-Version')
  const refused = await request('/v1/accounts', { headers: { origin } })
  expect([refused.status, allowed(refused)]).toEqual([401, origin])
})

test.each([
  'https://example.org',
  'http://localhost.example.org',
  'http://127.0.0.1.example.org:80',
  'http://example.org:80@localhost',
  'ftp://localhost',
  'http://192.168.0.7',
  'null',
])('a page of another machine may not call: %s', async (origin) => {
  const request = await standalone()
  for (const init of [preflight(origin), { headers: { ...token, origin } }]) {
    const refused = await request('/v1/accounts', init)
    expect([refused.status, allowed(refused)]).toEqual([403, null])
  }
})

test('any page may read the well-known routes, and only read', async () => {
  const request = await standalone()
  const origin = 'https://example.org'
  const paths = ['oauth-authorization-server', 'oauth-protected-resource']
  for (const path of paths.map((name) => `/.well-known/${name}`)) {
    const answer = await request(path, { headers: { origin } })
    expect([answer.status, allowed(answer)]).toEqual([200, '*'])
    expect(allowed(await request(path, preflight(origin, 'GET')))).toBe('*')
    expect(allowed(await request(path, preflight(origin, 'POST')))).toBeNull()
  }
})

test.each(['register', 'token', 'introspect', 'revoke'])(
  'no page of another origin may call /oauth/%s since 4.3, not even one of this machine',
  async (route) => {
    const request = await standalone()
    const origin = 'http://localhost:5173'
    for (const init of [preflight(origin), { method: 'POST', headers: { origin } }]) {
      const refused = await request(`/oauth/${route}`, init)
      expect([refused.status, allowed(refused)]).toEqual([403, null])
      expect(await refused.json()).toMatchObject({ error: 'access_denied' })
    }
    const own = await request(`/oauth/${route}`, { method: 'POST', headers: { origin: here } })
    expect(own.status).not.toBe(403)
    const before = await (await standalone('4.2.808'))(`/oauth/${route}`, preflight(origin))
    expect([before.status, allowed(before)]).toEqual([204, origin])
  },
)

test('a link of another site opens the consent page', async () => {
  const request = await standalone()
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  const page = await request('/oauth/authorize?client_id=unknown', { headers })
  expect(page.headers.get('content-type')).toMatch('text/html')
})

test.each(['example.org:23373', '127.0.0.1:80', 'localhost.:23373', ''])(
  'a request with the host "%s" is refused',
  async (host) => {
    const refused = await (await standalone())('/v1/info', { headers: { host } })
    expect(refused.status).toBe(403)
    expect(await refused.json()).toEqual({
      code: 'FORBIDDEN',
      message: `The sandbox answers only to ${here}.`,
    })
  },
)
