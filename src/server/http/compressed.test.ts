import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { overtureBefore, standaloneSandbox } from '../testing/test-servers.ts'

const long = { text: 'chats '.repeat(1000) }
const huge = { text: 'chats '.repeat(50_000) }
const sandbox = new Hono()
  .get('/v1/long', (c) => c.json(long))
  .get('/v1/huge', (c) => c.json(huge))
  .get('/v1/short', (c) => c.json({ text: 'short' }))
  .get('/v1/refused', (c) => c.json(long, 409))
  .get('/v1/page', (c) => c.html(`<p>${long.text}</p>`))

const overture = async () => `${await overtureBefore('http://127.0.0.1:9', { sandbox })}/sandbox`
const standalone = () => standaloneSandbox(sandbox)

/** The response as received: `fetch` would decompress it. */
const ask = (url: string, encoding?: string, method = 'GET') =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) =>
      request(url, {
        method,
        headers: encoding === undefined ? {} : { 'accept-encoding': encoding },
      })
        .once('error', reject)
        .once('response', async (answer) =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: await buffer(answer),
          }),
        )
        .end(),
  )

test.each([
  ['in Overture', overture],
  ['standalone', standalone],
])('a long response of the sandbox is compressed, %s', async (_, start) => {
  const { status, headers, body } = await ask(`${await start()}/v1/long`, 'br, gzip;q=0.8')
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
  expect(headers['content-length']).toBe(String(body.byteLength))
  expect(body.byteLength).toBeLessThan(200)
  expect(JSON.parse(String(gunzipSync(body)))).toEqual(long)
})

test.each([undefined, 'identity', 'br', 'gzip;q=0', 'gzip; q=0.0', 'xgzip'])(
  'a client that accepts %o gets it uncompressed',
  async (accepted) => {
    const { headers, body } = await ask(`${await overture()}/v1/long`, accepted)
    expect(headers['content-encoding']).toBeUndefined()
    expect(JSON.parse(String(body))).toEqual(long)
  },
)

test('a huge response is compressed, too', async () => {
  const { headers, body } = await ask(`${await overture()}/v1/huge`, 'gzip')
  expect(headers['content-encoding']).toBe('gzip')
  expect(JSON.parse(String(gunzipSync(body)))).toEqual(huge)
})

test('a compressed refusal keeps its status, and short or non-JSON responses are not compressed', async () => {
  const url = await overture()
  const refused = await ask(`${url}/v1/refused`, 'gzip')
  expect([refused.status, refused.headers['content-encoding']]).toEqual([409, 'gzip'])
  for (const path of ['short', 'page']) {
    const { status, headers } = await ask(`${url}/v1/${path}`, 'gzip')
    expect([status, headers['content-encoding']]).toEqual([200, undefined])
  }
  const head = await ask(`${url}/v1/long`, 'gzip', 'HEAD')
  expect([head.status, head.body.byteLength]).toEqual([200, 0])
})
