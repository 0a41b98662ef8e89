import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { askOnce, load } from './load.mjs'

/** A server that answers a body with what it got, after the milliseconds that the path names. */
async function echo(status = 200) {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request.setEncoding('utf8')) text += chunk
    asked.push(`${request.method} ${request.url} ${text}`)
    const answer = text || 'nothing'
    response.writeHead(status, { 'content-length': Buffer.byteLength(answer) })
    setTimeout(() => response.end(answer), Number(request.url?.slice(1)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  const address = server.address()
  return { asked, port: typeof address === 'object' ? (address?.port ?? 0) : 0 }
}

test('an answer is read whole, however long it is', async () => {
  const { port } = await echo()
  const text = 'äöü'.repeat(100_000)
  const { status, body } = await askOnce(port, { method: 'POST', path: '/0', body: () => text })
  expect(status).toBe(200)
  expect(String(body)).toBe(text)
})

test('all connections are busy, each request differs, and times are those of the server', async () => {
  const { asked, port } = await echo()
  const call = { method: 'POST', path: '/20', body: (serial: number) => `number ${serial}` }
  const { rate, median, p99 } = await load(port, call, { milliseconds: 300, connections: 4 })
  expect(asked.length).toBeGreaterThan(4)
  expect(new Set(asked).size).toBe(asked.length)
  expect(rate).toBeGreaterThan(0)
  expect(median).toBeGreaterThanOrEqual(19)
  expect(p99).toBeGreaterThanOrEqual(median)
})

test('what was answered is told', async () => {
  const { port } = await echo(503)
  const { statuses } = await load(port, { method: 'GET', path: '/0' }, { milliseconds: 20 })
  expect(statuses).toEqual([503])
})
