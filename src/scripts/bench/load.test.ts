import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { askOnce, load } from './load.mjs'

/** A server that echoes the body, after the milliseconds in the path. */
async function echo(status = 200) {
  const requests: string[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request.setEncoding('utf8')) text += chunk
    requests.push(`${request.method} ${request.url} ${text}`)
    const answer = text || 'nothing'
    response.writeHead(status, { 'content-length': Buffer.byteLength(answer) })
    setTimeout(() => response.end(answer), Number(request.url?.slice(1)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  const address = server.address()
  return { requests, port: typeof address === 'object' ? (address?.port ?? 0) : 0 }
}

test('a response of any length is read whole', async () => {
  const { port } = await echo()
  const text = 'äöü'.repeat(100_000)
  const { status, body } = await askOnce(port, { method: 'POST', path: '/0', body: () => text })
  expect(status).toBe(200)
  expect(String(body)).toBe(text)
})

test('all connections are used, each request differs, and times are those of the server', async () => {
  const { requests, port } = await echo()
  const call = { method: 'POST', path: '/20', body: (serial: number) => `number ${serial}` }
  const { rate, median, p99 } = await load(port, call, { milliseconds: 300, connections: 4 })
  expect(requests.length).toBeGreaterThan(4)
  expect(new Set(requests).size).toBe(requests.length)
  expect(rate).toBeGreaterThan(0)
  expect(median).toBeGreaterThanOrEqual(19)
  expect(p99).toBeGreaterThanOrEqual(median)
})

test('the statuses of the responses are returned', async () => {
  const { port } = await echo(503)
  const { statuses } = await load(port, { method: 'GET', path: '/0' }, { milliseconds: 20 })
  expect(statuses).toEqual([503])
})
