import { randomBytes } from 'node:crypto'
import { request as ask } from 'node:http'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { askRaw } from '../testing/raw-connection.ts'
import { anHTTPServer, overtureBefore } from '../testing/test-servers.ts'

/** A stand-in for Beeper that echoes the request. */
const echoing = () =>
  anHTTPServer(async (request, response) => {
    const { method, url, headers } = request
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ method, url, headers, body: await text(request) }))
  })

test('a request is forwarded unchanged: method, path, query, token, type and body', async () => {
  const overture = await overtureBefore(`${(await echoing()).url}/base`)
  const answer = await fetch(`${overture}/beeper/v1/chats/!a%2Fb%3Ac?q=%2520&id=1&id=2`, {
    method: 'POST',
    headers: { authorization: 'Bearer t0ken', 'content-type': 'application/json; x=1' },
    body: '{"a":"ä"}',
  })
  expect(await answer.json()).toMatchObject({
    method: 'POST',
    url: '/base/v1/chats/!a%2Fb%3Ac?q=%2520&id=1&id=2',
    headers: { authorization: 'Bearer t0ken', 'content-type': 'application/json; x=1' },
    body: '{"a":"ä"}',
  })
})

test.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])(
  'the method %s is forwarded',
  async (method) => {
    const seen: (string | undefined)[] = []
    const beeper = await anHTTPServer((request, response) => {
      seen.push(request.method)
      response.writeHead(method === 'DELETE' ? 204 : 200).end()
    })
    const answer = await fetch(`${await overtureBefore(beeper.url)}/beeper/x`, { method })
    expect(seen).toEqual([method])
    expect(answer.status).toBe(method === 'DELETE' ? 204 : 200)
  },
)

test('no header that describes the browser reaches Beeper', async () => {
  const overture = await overtureBefore((await echoing()).url)
  const browserHeaders = {
    origin: overture,
    referer: `${overture}/`,
    cookie: 'a=1',
    'sec-fetch-site': 'same-origin',
    'sec-fetch-mode': 'cors',
    'sec-ch-ua': '"Chromium"',
    forwarded: 'for=1.2.3.4',
    via: '1.1 proxy',
    'x-forwarded-for': '1.2.3.4',
    'x-forwarded-host': 'example.org',
    'x-real-ip': '1.2.3.4',
    te: 'trailers',
    'keep-alive': 'timeout=9',
    connection: 'keep-alive, x-per-hop',
    'x-per-hop': '1',
    'proxy-authorization': 'Basic x',
  }
  const { headers } = await asJSON(`${overture}/beeper/v1/info`, browserHeaders)
  expect(
    Object.keys(browserHeaders).filter((name) => name !== 'connection' && name in headers),
  ).toEqual([])
  expect(headers).not.toHaveProperty('authorization')
  expect(overture).not.toContain(headers.host)
})

test.each(['POST', 'DELETE', 'GET'])(
  'a body that looks like a request stays the body of its %s',
  async (method) => {
    const overture = await overtureBefore((await echoing()).url)
    const inner = 'GET /stolen HTTP/1.1\r\nHost: x\r\n\r\n'
    const answer = await askRaw(
      overture,
      `${method} /beeper/x HTTP/1.1\r\nHost: ${new URL(overture).host}\r\nTransfer-Encoding: chunked\r\n\r\n${inner.length.toString(16)}\r\n${inner}\r\n0\r\n\r\n`,
    )
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ method, url: '/x', body: inner })
  },
)

test('a response keeps its status, type and version, and sets nothing on this origin', async () => {
  const beeper = await anHTTPServer((_request, response) => {
    response.writeHead(418, {
      'content-type': 'text/html',
      'x-beeper-desktop-version': '4.3.73',
      'retry-after': '7',
      'set-cookie': ['a=1', 'b=2'],
      'service-worker-allowed': '/',
      'access-control-allow-origin': '*',
      'clear-site-data': '"*"',
      'content-security-policy': "script-src 'unsafe-inline'",
    })
    response.end('<script>1</script>')
  })
  const { status, headers } = await fetch(`${await overtureBefore(beeper.url)}/beeper/x`)
  expect(status).toBe(418)
  expect(headers.get('x-beeper-desktop-version')).toBe('4.3.73')
  expect(headers.get('retry-after')).toBe('7')
  for (const name of [
    ...['set-cookie', 'access-control-allow-origin', 'clear-site-data', 'service-worker-allowed'],
  ]) {
    expect(headers.has(name)).toBe(false)
  }
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('a compressed response is forwarded compressed', async () => {
  const beeper = await anHTTPServer((request, response) => {
    expect(request.headers['accept-encoding']).toContain('gzip')
    const zipped = gzipSync('{"said":"hello"}')
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': zipped.length })
    response.end(zipped)
  })
  const answer = await fetch(`${await overtureBefore(beeper.url)}/beeper/x`)
  expect(await answer.json()).toEqual({ said: 'hello' })
})

test('bytes are streamed in both directions', async () => {
  const beeper = await anHTTPServer((request, response) => {
    response.flushHeaders()
    request.on('data', (chunk) => response.write(chunk))
    request.on('end', () => response.end())
  })
  const sent = ask(`${await overtureBefore(beeper.url)}/beeper/x`, { method: 'POST' })
  const host = sent.getHeader('host')
  expect(host).toBeDefined()
  sent.write('one')
  const answer = await new Promise<import('node:http').IncomingMessage>((resolve) =>
    sent.once('response', resolve),
  )
  const chunks = answer.setEncoding('utf8').iterator()
  expect((await chunks.next()).value).toBe('one')
  sent.write('two')
  expect((await chunks.next()).value).toBe('two')
  sent.end()
  expect((await chunks.next()).done).toBe(true)
})

test('ten megabytes arrive unchanged, there and back', async () => {
  const beeper = await anHTTPServer((request, response) => void request.pipe(response))
  const body = randomBytes(10_000_000)
  const answer = await fetch(`${await overtureBefore(beeper.url)}/beeper/x`, {
    method: 'POST',
    body,
  })
  expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true)
})

test('two hundred requests at once do not wait behind a slow one', async () => {
  const waiting: (() => void)[] = []
  const beeper = await anHTTPServer((request, response) => {
    if (request.url === '/slow') waiting.push(() => response.end('slow'))
    else response.end('quick')
  })
  const overture = await overtureBefore(beeper.url)
  const slow = Array.from({ length: 100 }, () => fetch(`${overture}/beeper/slow`))
  const quick = await Promise.all(
    Array.from({ length: 100 }, async () => (await fetch(`${overture}/beeper/quick`)).text()),
  )
  expect(new Set(quick)).toEqual(new Set(['quick']))
  await expect.poll(() => waiting.length).toBe(100)
  for (const answer of waiting) answer()
  expect((await Promise.all(slow)).map(({ status }) => status)).toEqual(Array(100).fill(200))
})

test('a request that the client aborts is aborted at Beeper, too', async () => {
  let closed = false
  const beeper = await anHTTPServer((_request, response) => {
    response.on('close', () => {
      closed = true
    })
    response.write('the first of many words')
  })
  const stop = new AbortController()
  await fetch(`${await overtureBefore(beeper.url)}/beeper/x`, { signal: stop.signal })
  stop.abort()
  await expect.poll(() => closed).toBe(true)
})

/** Like `fetch`, which would not let a test set the headers that browsers reserve. */
async function asJSON(url: string, headers: Record<string, string>) {
  const sent = ask(url, { headers })
  sent.end()
  const answer = await new Promise<import('node:http').IncomingMessage>((resolve) =>
    sent.once('response', resolve),
  )
  return JSON.parse(await text(answer))
}
