import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { Page } from '@playwright/test'
import { test as base, expect } from '../support/overture.ts'

/** A server at Beeper's address that answers with raw bytes and counts the writes of each path. */
interface Upstream {
  url: string
  answers: Map<string, (socket: Socket) => void>
  writes: Map<string, number>
}

const body = '{"accountID":"whatsapp"}'

const test = base.extend<{ upstream: Upstream }>({
  upstream: async ({ browserName: _ }, use) => {
    const answers: Upstream['answers'] = new Map()
    const writes: Upstream['writes'] = new Map()
    const open = new Set<Socket>()
    const server = createServer((socket) => {
      open.add(socket)
      let received = ''
      socket.on('error', () => socket.destroy())
      socket.on('data', (bytes) => {
        received += bytes
        if (received.startsWith('GET')) return void socket.end('HTTP/1.1 204 X\r\n\r\n')
        if (!received.endsWith(body)) return
        const path = received.split(' ')[1] ?? ''
        writes.set(path, (writes.get(path) ?? 0) + 1)
        answers.get(path)?.(socket)
      })
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as AddressInfo
    await use({ url: `http://127.0.0.1:${port}`, answers, writes })
    for (const socket of open) socket.destroy()
    server.close()
  },
  beeperURL: async ({ upstream }, use) => use(upstream.url),
})

/** Writes to a path over a reused connection, and returns what `fetch` reports. */
const write = (page: Page, path: string) =>
  page.evaluate(
    async ([where, sent]) => {
      await fetch('/beeper/used-before')
      try {
        const answer = await fetch(`/beeper${where}`, { method: 'POST', body: sent })
        const text = await answer.text()
        return { status: answer.status, by: answer.headers.get('overture-answer'), text }
      } catch (error) {
        return { status: 0, by: null, text: String(error) }
      }
    },
    [path, body] as const,
  )

const say = (bytes: string) => (socket: Socket) => void socket.end(bytes)
const reset = (bytes: string) => (socket: Socket) =>
  void socket.write(bytes, () => socket.resetAndDestroy())
const refusal = (status: number, headers = '') =>
  say(`HTTP/1.1 ${status} X\r\n${headers}content-length: 2\r\nconnection: close\r\n\r\n{}`)

const unsafe = { status: 502, by: 'UPSTREAM_UNSAFE_STATUS', text: expect.stringContaining('code') }

test('whatever Beeper’s address answers to a write, the request is sent once', {
  tag: '@core',
}, async ({ page, overture, upstream }) => {
  overture.expectConsoleError(/Failed to load resource/)
  await page.goto('/')
  const basic = 'www-authenticate: Basic realm="x"\r\n'
  const cases = new Map<string, [answer: (socket: Socket) => void, reply: Record<string, unknown>]>(
    [
      ['/408', [refusal(408), unsafe]],
      ['/421', [refusal(421), unsafe]],
      ['/425', [refusal(425), unsafe]],
      ['/407', [refusal(407, 'proxy-authenticate: Basic realm="x"\r\n'), unsafe]],
      ['/307', [refusal(307, 'location: /x\r\n'), unsafe]],
      ['/401', [refusal(401, basic), { status: 401, by: null, text: '{}' }]],
      ['/429', [refusal(429, 'retry-after: 0\r\n'), { status: 429, by: null, text: '{}' }]],
      ['/503', [refusal(503, 'retry-after: 0\r\n'), { status: 503, by: null, text: '{}' }]],
      ['/101', [say('HTTP/1.1 101 X\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'), unsafe]],
      ['/close', [say(''), { status: 502, by: 'UPSTREAM_CONNECTION_LOST' }]],
      ['/reset', [reset(''), { status: 502, by: 'UPSTREAM_CONNECTION_LOST' }]],
      ['/headers', [reset('HTTP/1.1 200 OK\r\ncont'), { status: 502 }]],
      ['/body', [say('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{'), { status: 0 }]],
      ['/no-body', [say('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n'), { status: 0 }]],
    ],
  )
  for (const [path, [answer, reply]] of cases) {
    upstream.answers.set(path, answer)
    for (const _ of ['first', 'second']) expect(await write(page, path), path).toMatchObject(reply)
  }
  expect(upstream.writes).toEqual(new Map([...cases.keys()].map((path) => [path, 2])))
})
