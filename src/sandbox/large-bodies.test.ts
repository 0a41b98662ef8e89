import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { freshSandbox } from './fresh-sandbox.ts'

async function listening() {
  const { app } = await freshSandbox()
  const server = createServer(getRequestListener(app.fetch)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address: AddressInfo | string | null = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

const megabyte = 1024 * 1024

/** Sends two requests over one connection, the first with a large body, and reads until it is still. */
async function twoRequests(port: number, head: string, bytes: number, isChunked: boolean) {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  const ended = new Promise<'closed'>((resolve) => {
    socket.on('error', () => resolve('closed')).on('close', () => resolve('closed'))
  })
  const framing = isChunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${bytes}`
  socket.write(`${head}\r\nHost: 127.0.0.1\r\n${framing}\r\n\r\n`)
  const piece = Buffer.alloc(64 * 1024, ' ')
  const frame = isChunked
    ? Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')])
    : piece
  for (let sent = 0; sent < bytes && socket.writable; sent += piece.length) {
    const isRoom = socket.write(frame)
    if (!isRoom) await Promise.race([once(socket, 'drain'), ended])
  }
  if (isChunked && socket.writable) socket.write('0\r\n\r\n')
  if (socket.writable)
    socket.write('GET /v1/info HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n')
  await ended
  return text
}

const authorization = 'Authorization: Bearer sandbox'

test.each([
  ['a start of one megabyte without a token', 'POST /v1/chats/start HTTP/1.1', 1, 401],
  ['a start of 20 megabytes without a token', 'POST /v1/chats/start HTTP/1.1', 20, 401],
  ['a start of 20 megabytes', `POST /v1/chats/start HTTP/1.1\r\n${authorization}`, 20, 413],
  ['20 megabytes for no route', `POST /v1/nothing HTTP/1.1\r\n${authorization}`, 20, 404],
  ['20 megabytes for a read', `GET /v1/chats HTTP/1.1\r\n${authorization}`, 20, 200],
])(
  '%s leaves the connection usable, or says that it closes',
  async (_, head, megabytes, status) => {
    const port = await listening()
    for (const isChunked of [false, true]) {
      const text = await twoRequests(port, head, megabytes * megabyte, isChunked)
      expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
      const [first = ''] = text.split('\r\n\r\n')
      const isTold = /^connection: close$/im.test(first)
      expect([isChunked, isTold || text.includes('"bundle_id"')]).toEqual([isChunked, true])
    }
  },
)
