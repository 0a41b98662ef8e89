import type { IncomingHttpHeaders } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { askRaw } from '../testing/raw-connection.ts'
import { anHTTPServer, aRawServer, overtureBefore } from '../testing/test-servers.ts'

/** A stand-in for Beeper that greets, echoes messages and records requests. */
async function aBeeperWithEvents() {
  const requests: { url: string | undefined; headers: IncomingHttpHeaders }[] = []
  const server = await anHTTPServer((_request, response) => response.writeHead(404).end())
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    requests.push({ url: request.url, headers: request.headers })
    if (request.headers.authorization !== 'Bearer t0ken') {
      return socket.end('HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n')
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.send('{"type":"ready"}')
      opened.on('message', (message) => opened.send(`heard ${message}`))
    })
  })
  onTestFinished(() => {
    for (const opened of sockets.clients) opened.terminate()
  })
  return { url: server.url, requests, sockets }
}

const ticketFrom = async (overture: string, headers: Record<string, string>) => {
  const answer = await fetch(`${overture}/beeper/v1/ws-ticket`, { method: 'POST', headers })
  return { status: answer.status, ...(await answer.json()) }
}

const open = (overture: string, ticket: string, headers = {}) =>
  new WebSocket(`${overture.replace('http', 'ws')}/beeper/v1/ws?ticket=${ticket}`, { headers })

const nextMessage = (socket: WebSocket) =>
  new Promise<string>((resolve) => socket.once('message', (message) => resolve(String(message))))

const refusal = (socket: WebSocket) =>
  new Promise<number | undefined>((resolve, reject) => {
    socket.once('unexpected-response', (_, { statusCode }) => resolve(statusCode))
    socket.once('open', () => reject(new Error('it opened')))
    socket.once('error', () => resolve(undefined))
  })

test('a ticket connects the page with Beeper; the token is sent in the header only', async () => {
  const beeper = await aBeeperWithEvents()
  const overture = await overtureBefore(beeper.url)
  const { ticket } = await ticketFrom(overture, { authorization: 'Bearer t0ken' })
  const socket = open(overture, ticket, { origin: overture, cookie: 'a=1' })
  expect(await nextMessage(socket)).toBe('{"type":"ready"}')
  socket.send('x'.repeat(100_000))
  expect(await nextMessage(socket)).toBe(`heard ${'x'.repeat(100_000)}`)
  expect(beeper.requests).toMatchObject([
    { url: '/v1/ws', headers: { authorization: 'Bearer t0ken' } },
  ])
  expect(beeper.requests[0]?.headers).not.toHaveProperty('origin')
  expect(beeper.requests[0]?.headers).not.toHaveProperty('cookie')
  expect(await refusal(open(overture, ticket))).toBe(401)

  const closed = new Promise((resolve) => socket.once('close', resolve))
  for (const opened of beeper.sockets.clients) opened.close(1001)
  expect(await closed).toBe(1001)
})

test('the connection to Beeper closes when the page’s does', async () => {
  const beeper = await aBeeperWithEvents()
  const overture = await overtureBefore(beeper.url)
  const { ticket } = await ticketFrom(overture, { authorization: 'Bearer t0ken' })
  const socket = open(overture, ticket)
  await nextMessage(socket)
  socket.terminate()
  await expect.poll(() => beeper.sockets.clients.size).toBe(0)
})

test('a tool may send its token itself', async () => {
  const overture = await overtureBefore((await aBeeperWithEvents()).url)
  const socket = open(overture, '', { authorization: 'Bearer t0ken' })
  expect(await nextMessage(socket)).toBe('{"type":"ready"}')
  socket.terminate()
})

test.each([{}, { authorization: 'Basic x' }, { authorization: 'Bearer' }])(
  'without a token there is no ticket: %o',
  async (headers) => {
    const overture = await overtureBefore('http://127.0.0.1:1')
    expect(await ticketFrom(overture, headers)).toMatchObject({ status: 401, code: 'unauthorized' })
  },
)

test('other sites cannot connect, even with a ticket', async () => {
  const beeper = await aBeeperWithEvents()
  const overture = await overtureBefore(beeper.url)
  for (const headers of [
    { origin: 'https://example.org' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { host: 'example.org' },
  ]) {
    const { ticket } = await ticketFrom(overture, { authorization: 'Bearer t0ken' })
    expect(await refusal(open(overture, ticket, headers))).toBe(403)
  }
  expect(beeper.requests).toEqual([])
})

test('a refusal of Beeper is passed on, and a missing Beeper is a 502', async () => {
  const overture = await overtureBefore((await aBeeperWithEvents()).url)
  const { ticket } = await ticketFrom(overture, { authorization: 'Bearer wrong' })
  expect(await refusal(open(overture, ticket))).toBe(401)

  const withoutBeeper = await overtureBefore('http://127.0.0.1:1')
  const other = await ticketFrom(withoutBeeper, { authorization: 'Bearer t0ken' })
  expect(await refusal(open(withoutBeeper, other.ticket))).toBe(502)

  const notHTTP = await overtureBefore(
    await aRawServer((socket) => socket.once('data', () => socket.end('SSH-2.0\r\n'))),
  )
  const third = await ticketFrom(notHTTP, { authorization: 'Bearer t0ken' })
  expect(await refusal(open(notHTTP, third.ticket))).toBe(502)
})

test.each([
  [200, 502, 'UPSTREAM_UNSAFE_STATUS'],
  [302, 502, 'UPSTREAM_UNSAFE_STATUS'],
  [408, 502, 'UPSTREAM_UNSAFE_STATUS'],
  [421, 502, 'UPSTREAM_UNSAFE_STATUS'],
  [403, 403, 'FORBIDDEN'],
  [503, 503, 'UNAVAILABLE'],
])('a WebSocket that Beeper answers with %i is refused with %i', async (answered, status, code) => {
  const overture = await overtureBefore(
    await aRawServer((socket) =>
      socket.once('data', () => socket.end(`HTTP/1.1 ${answered} X\r\nlocation: /\r\n\r\n{}`)),
    ),
  )
  const answer = await askRaw(
    overture,
    `GET /beeper/v1/ws HTTP/1.1\r\nHost: ${new URL(overture).host}\r\nAuthorization: Bearer t0ken\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  )
  expect(answer?.status).toBe(status)
  expect(JSON.parse(answer?.body ?? '')).toMatchObject({ code })
})

test('an upgrade at a path without WebSockets is ignored', async () => {
  const overture = await overtureBefore('http://127.0.0.1:1')
  for (const [path, status] of [
    ['/', 404],
    ['/beeper/v1/wsx', 502],
    ['/sandbox', 404],
    ['/other/v1/ws', 404],
    ['/constructor/v1/ws', 404],
  ] as const) {
    expect(await refusal(new WebSocket(overture.replace('http', 'ws') + path))).toBe(status)
  }
})
