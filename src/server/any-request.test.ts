import { describe, expect, test } from 'vitest'
import { freshSandbox } from '#sandbox/testing/fresh-sandbox.ts'
import { askRaw, rawConnection } from './testing/raw-connection.ts'
import { overtureBefore, standaloneSandbox } from './testing/test-servers.ts'

const mounted = async () =>
  overtureBefore('http://127.0.0.1:1', { sandbox: (await freshSandbox()).app })
const standalone = async () => standaloneSandbox((await freshSandbox()).app)

const servers = [
  { name: 'Overture', start: mounted, info: '/sandbox/v1/info', accounts: '/sandbox/v1/accounts' },
  { name: 'the standalone sandbox', start: standalone, info: '/v1/info', accounts: '/v1/accounts' },
]

const webSocket =
  'Connection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'
const h2c =
  'Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n'
const offers = [
  'Connection: close\r\n',
  webSocket,
  h2c,
  'Connection: Upgrade, close\r\nUpgrade: \r\n',
  'Connection: close, upgrade\r\nUpgrade: websocket, h2c\r\nUpgrade: x/1\r\n',
]

// every offer is combined with every target and every method, but not with every pair of them
const offerAt = (at: number) => offers[at % offers.length] ?? ''

const targets = (host: string) => [
  ...['/', '//', '///', '/\\', '//[', '//%', '//@/', '//:80/x', '//evil.example/', '/%', '/%zz'],
  ...[
    '/?%',
    '/?x=/..',
    '/#x',
    '*',
    '?',
    '.',
    '..',
    '/..',
    '/../..',
    '/%2e%2e/x',
    '/%00',
    '/%C0%80',
  ],
  ...['http://', 'http://[', 'http://[::1', 'http://a:99999/', `http://a:b@${host}/`, 'https://%/'],
  ...[`http://${host}/`, `HTTP://${host}/v1/info`, `http://${host}`, `http://${host}?x`],
  ...['http://evil.example/v1/info', 'ws://x/', 'javascript:alert(1)', 'file:///etc/passwd', 'x'],
  ...['/sandbox', '/sandbox/', '/beeper', '/beeper/', '/%62eeper/v1/info', '/%73andbox/v1/info'],
  ...['/beeper/..%2f', '/beeper/..;/x', '/beeper/..%5cx', '/beeper/%252e%252e/x', '/beeper//'],
  ...[
    '/v1/ws',
    '/sandbox/v1/ws',
    '/beeper/v1/ws',
    '/sandbox/v1/ws?ticket=%',
    '/beeper/v1/ws?ticket',
  ],
  ...['/__proto__/v1/ws', '/constructor/v1/ws', '/sandbox/v1/ws/..', '/overture/beeper/%'],
  ...[`/${'a'.repeat(20_000)}`, `/${'/'.repeat(5_000)}`, `/${'%2f'.repeat(3_000)}`],
]
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'QUERY']

const callers = (host: string) => [
  `Host: ${host}\r\nOrigin: https://evil.example\r\n`,
  `Host: ${host}\r\nOrigin: \r\n`,
  `Host: ${host}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: websocket\r\n`,
  'Host: evil.example\r\n',
  'Host: [\r\n',
  'Host: \r\n',
  `Host: ${host}\r\nHost: evil.example\r\n`,
  '',
]

const inTens = async <Item>(items: Item[], visit: (item: Item) => Promise<void>) => {
  for (let at = 0; at < items.length; at += 10) {
    await Promise.all(items.slice(at, at + 10).map(visit))
  }
}

/** Each response is complete: a success, or an error in the API's shape. */
async function expectAnswer(url: string, method: string, target: string, headers: string) {
  const bytes = `${method} ${target} HTTP/1.1\r\n${headers}\r\n`
  const isHead = method === 'HEAD'
  const answer = await askRaw(url, bytes, { isHead })
  const sent = bytes.slice(0, 200)
  expect(answer, sent).toBeDefined()
  if (!answer || answer.status < 400 || isHead) return
  expect(answer.status, sent).not.toBe(500)
  expect(JSON.parse(answer.body), sent).toMatchObject({
    message: expect.any(String),
    code: expect.any(String),
  })
}

describe.each(servers)('$name', ({ start, info, accounts }) => {
  test('answers every method and target in the API’s shape, with and without an upgrade', async () => {
    const url = await start()
    const { host } = new URL(url)
    const all = methods.flatMap((method, row) =>
      targets(host).map((target, column) => ({ method, target, offer: offerAt(row + column) })),
    )
    await inTens(all, ({ method, target, offer }) =>
      expectAnswer(url, method, target, `Host: ${host}\r\n${offer}`),
    )
    expect((await fetch(url + info)).status).toBe(200)
  })

  test('answers callers with other hosts and origins in the API’s shape, at every target', async () => {
    const url = await start()
    const { host } = new URL(url)
    const all = callers(host).flatMap((caller, row) =>
      targets(host).map((target, column) => ({ caller, target, offer: offerAt(row + column) })),
    )
    await inTens(all, ({ caller, target, offer }) =>
      expectAnswer(url, 'GET', target, caller + offer),
    )
    expect((await fetch(url + info)).status).toBe(200)
  })

  test.each([
    ['no request', 'hello\r\n\r\n', 400],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['headers without end', `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['two lengths', 'POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a bare line feed', 'GET / HTTP/1.1\nHost: x\n\n', 400],
    ['a space before the colon', 'GET / HTTP/1.1\r\nHost : x\r\n\r\n', 400],
    ['a folded header', 'GET / HTTP/1.1\r\nx: 1\r\n\ty\r\n\r\n', 400],
    ['an unknown version', 'GET / HTTP/3.0\r\n\r\n', 400],
    ['an expectation', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n', 417],
  ])('answers in the API’s shape to %s', async (_, bytes, status) => {
    const answer = await askRaw(await start(), bytes)
    expect(answer?.status).toBe(status)
    expect(JSON.parse(answer?.body ?? '')).toHaveProperty('code')
    expect(answer?.head).toMatch(/^x-content-type-options: nosniff\r$/im)
  })

  test('ignores an offer of HTTP/2, reads the body, and keeps the connection', async () => {
    const url = await start()
    const { host } = new URL(url)
    const connection = rawConnection(url)
    const head = (method: string, path: string) =>
      `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer sandbox\r\n${h2c.replace(', close', '')}`
    const body = '{"accountID":"matrix","user":{"username":"tess"}}'
    const path = accounts.replace('accounts', 'chats/start')
    const post = `${head('POST', path)}Content-Length: ${body.length}\r\n\r\n${body}`
    // pipelined: the second is sent before the first is answered
    for (let round = 0; round < 6; round++) {
      connection.socket.write(post)
      const started = await connection.ask(`${head('GET', accounts)}\r\n`)
      expect([started?.status, started?.body]).toEqual([200, expect.stringContaining('chatID')])
      const listed = await connection.ask('')
      expect([listed?.status, listed?.body]).toEqual([200, expect.stringContaining('accountID')])
    }
    connection.socket.destroy()
  })

  test('sends nosniff, so that no response is run as a script', async () => {
    const url = await start()
    for (const path of [info, accounts, '/nothing']) {
      const answer = await fetch(url + path)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
})

test('a target with an encoded mount, or with encoded dots, is not found', async () => {
  const url = await mounted()
  const { host } = new URL(url)
  for (const target of [
    '/%62eeper/v1/info',
    '/%73andbox/v1/info',
    '/beeper/..%2fx',
    '/beeper/..;/x',
  ]) {
    const bytes = `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`
    expect(await askRaw(url, bytes)).toMatchObject({ status: 404 })
  }
})
