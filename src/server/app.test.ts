import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { createTickets } from './http/web-sockets.ts'

const host = '127.0.0.1:4280'
let parent = ''

beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'overture-page-'))
  await mkdir(path.join(parent, 'client/assets'), { recursive: true })
  await writeFile(path.join(parent, 'secret.txt'), 'secret')
  await writeFile(path.join(parent, 'client/index.html'), '<title>Overture</title>')
  await writeFile(path.join(parent, 'client/favicon.svg'), '<svg/>')
  await writeFile(path.join(parent, 'client/offline-worker.js'), 'worker')
  await writeFile(path.join(parent, 'client/assets/app-1a2b.js'), 'plain')
  await writeFile(path.join(parent, 'client/assets/app-1a2b.js.br'), 'brotli')
  await writeFile(path.join(parent, 'client/assets/app-1a2b.js.gz'), 'gzip')
})

afterAll(() => rm(parent, { recursive: true }))

function ask(where: string, headers: Record<string, string> = {}, init: RequestInit = {}) {
  const sandbox = new Hono()
    .post('/v1/echo', async (c) => c.json({ path: c.req.path, body: await c.req.text() }))
    .get('/v1/chats/:chatID', (c) => c.json({ url: c.req.url, chatID: c.req.param('chatID') }))
    .get('/oauth/authorize', (c) => c.html('<form>'))
    .all('*', (c) => c.json({ message: `sandbox has no ${c.req.path}`, code: 'NOT_FOUND' }, 404))
  const app = createApp({
    sandbox,
    beeper: new URL('http://127.0.0.1:1'),
    tickets: createTickets(),
    port: 4280,
    pageFolder: path.join(parent, 'client'),
  })
  return app.request(`http://${host}${where}`, { ...init, headers: { host, ...headers } })
}

describe('the page', () => {
  test.each(['/', '/oauth/callback?code=1'])(
    'is served at %s, and revalidated each time',
    async (where) => {
      const answer = await ask(where)
      expect(await answer.text()).toBe('<title>Overture</title>')
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      expect(answer.headers.get('content-type')).toContain('text/html')
    },
  )

  test('may run no foreign script, and cannot be framed', async () => {
    const { headers } = await ask('/')
    const policy = headers.get('content-security-policy')?.split('; ')
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data: blob:",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]),
    )
    expect(policy?.join()).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.has('strict-transport-security')).toBe(false)
  })
})

describe('files', () => {
  test.each([
    ['br, gzip', 'br', 'brotli'],
    ['gzip', 'gzip', 'gzip'],
    ['identity', null, 'plain'],
  ])('are compressed for "%s", and cached for ever', async (accepted, encoding, text) => {
    const answer = await ask('/assets/app-1a2b.js', { 'accept-encoding': accepted })
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await answer.text()).toBe(text)
  })

  test('without a hash in the name are revalidated', async () => {
    const { headers } = await ask('/favicon.svg')
    expect(headers.get('cache-control')).toBe('no-cache')
  })

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%252e%252e/%252e%252e/secret.txt',
    '/..%5csecret.txt',
    '//etc/passwd',
    '/assets',
    '/assets/',
    '/assets/app-0000.js',
    '/index.html',
    '/v1/info',
  ])('are not found at %s', async (where) => {
    const answer = await ask(where)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the sandbox', () => {
  test('receives requests without the mount in the path', async () => {
    const answer = await ask('/sandbox/v1/echo', {}, { method: 'POST', body: '{"a":1}' })
    expect(await answer.json()).toEqual({ path: '/v1/echo', body: '{"a":1}' })
  })

  test('receives IDs and queries unchanged', async () => {
    const answer = await ask('/sandbox/v1/chats/!a%2Fb%3Ac?limit=5&q=%2520')
    expect(await answer.json()).toEqual({
      url: `http://${host}/v1/chats/!a%2Fb%3Ac?limit=5&q=%2520`,
      chatID: '!a/b:c',
    })
  })

  test.each([
    ['/sandbox/v1/nope', '/v1/nope'],
    ['/sandbox', '/'],
    ['/sandbox?a=1', '/'],
  ])('answers 404 itself at %s', async (where, seen) => {
    const answer = await ask(where)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ message: `sandbox has no ${seen}` })
  })

  test('serves consent pages that cannot be framed', async () => {
    const { headers } = await ask('/sandbox/oauth/authorize')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })
})

describe('another site', () => {
  const foreign = { origin: 'https://example.org', 'sec-fetch-site': 'cross-site' }

  test.each([
    '/',
    '/favicon.svg',
    '/assets/app-1a2b.js',
    '/sandbox/v1/chats/1',
    '/beeper/v1/info',
    '/beeper/v1/ws-ticket',
    '/sandbox/v1/ws-ticket',
    '/overture/beeper',
    '/x',
  ])('is refused at %s, in the API’s error shape', async (where) => {
    const answer = await ask(where, foreign)
    expect(answer.status).toBe(403)
    expect(answer.headers.has('access-control-allow-origin')).toBe(false)
    expect(await answer.json()).toEqual({
      message: 'Overture does not answer to other sites.',
      code: 'FORBIDDEN',
    })
  })

  test('can link to the page, but not to the sandbox', async () => {
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    }
    const statuses = await Promise.all(
      ['/', '/oauth/callback', '/sandbox/oauth/authorize', '/favicon.svg'].map(
        async (where) => (await ask(where, link)).status,
      ),
    )
    expect(statuses).toEqual([200, 200, 403, 403])
  })
})

describe('a worker of this origin', () => {
  const workerHeaders = { 'service-worker': 'script', 'sec-fetch-dest': 'serviceworker' }

  test('is one file of the page, without a wider scope', async () => {
    const answer = await ask('/offline-worker.js', workerHeaders)
    expect(await answer.text()).toBe('worker')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(answer.headers.has('service-worker-allowed')).toBe(false)
  })

  test.each([
    '/beeper/v1/x.js',
    '/sandbox/v1/assets/x.js',
    '/assets/app-1a2b.js',
    '/first-paint.js',
    '/',
  ])('is never served at %s', async (where) => {
    for (const headers of [workerHeaders, { 'sec-fetch-dest': 'sharedworker' }]) {
      const answer = await ask(where, headers)
      expect(answer.status).toBe(403)
      expect(await answer.json()).toMatchObject({ message: 'This is not a worker.' })
    }
  })
})
