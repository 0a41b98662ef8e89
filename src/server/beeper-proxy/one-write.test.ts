import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { isSurelyUnsent, overtureAnswerHeader } from '#contract/overture.ts'
import { type RawConnection, rawConnection } from '../testing/raw-connection.ts'
import { aRawServer, overtureBefore } from '../testing/test-servers.ts'

const body = '{"accountID":"matrix","user":{"username":"tess"}}'

/** A stand-in for Beeper that counts each write, and answers it by its path. */
async function countingUpstream(answers: ReadonlyMap<string, (socket: Socket) => void>) {
  const writes = new Map<string, number>()
  const url = await aRawServer((socket) => {
    let received = ''
    socket.on('data', (bytes) => {
      received += bytes
      if (!received.endsWith(body)) return
      const path = received.split(' ')[1] ?? ''
      writes.set(path, (writes.get(path) ?? 0) + 1)
      received = ''
      answers.get(path)?.(socket)
    })
  })
  return { url, writes }
}

const post = (host: string, path: string) =>
  `POST /beeper${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${body.length}\r\n\r\n${body}`

const reply = (bytes: string) => (socket: Socket) => void socket.end(bytes)
const reset = (bytes: string) => (socket: Socket) =>
  void socket.write(bytes, () => socket.resetAndDestroy())

/** Requests each path twice on one connection, and once on a fresh one; each is one write. */
async function requestThrice(
  answers: ReadonlyMap<string, (socket: Socket) => void>,
  check: (path: string, answer: Awaited<ReturnType<RawConnection['ask']>>) => void,
) {
  const { url, writes } = await countingUpstream(answers)
  const overture = await overtureBefore(url)
  const { host } = new URL(overture)
  const isOpen = ({ socket }: RawConnection) => socket.readyState === 'open'
  let reused = rawConnection(overture)
  for (const path of answers.keys()) {
    const fresh = rawConnection(overture)
    check(path, await fresh.ask(post(host, path)))
    fresh.socket.destroy()
    for (const _ of ['first', 'second']) {
      if (!isOpen(reused)) reused = rawConnection(overture)
      check(path, await reused.ask(post(host, path)))
    }
    expect([path, writes.get(path)]).toEqual([path, 3])
  }
  reused.socket.destroy()
}

const markOf = (head = '') => new RegExp(`^${overtureAnswerHeader}: (.*)\\r$`, 'im').exec(head)?.[1]

const harmfulHeaders = [
  'content-type: application/json',
  'www-authenticate: Basic realm="x"',
  'proxy-authenticate: Basic realm="x"',
  'set-cookie: a=1',
  'critical-ch: sec-ch-ua',
  'activate-storage-access: retry',
  `${overtureAnswerHeader}: BEEPER_UNREACHABLE`,
].join('\r\n')
const refusal = '{"message":"no","code":"BEEPER_UNREACHABLE"}'

const neverForwarded = new Set([407, 408, 421, 425])

test('each status is one write, and none that a browser acts upon is forwarded', async () => {
  // all standard ones, and of the others some in each hundred
  const others = Array.from({ length: 500 / 7 }, (_, index) => 100 + 7 * index)
  const statuses = new Set([
    ...Object.keys(STATUS_CODES).map(Number),
    ...others,
    199,
    599,
    600,
    999,
  ])
  const isInterim = (status: number) => status < 200
  const answers = new Map(
    [...statuses].map((status) => [
      `/${status}`,
      reply(
        isInterim(status)
          ? `HTTP/1.1 ${status} X\r\n\r\n`
          : `HTTP/1.1 ${status} X\r\n${harmfulHeaders}\r\ncontent-length: ${refusal.length}\r\nconnection: close\r\n\r\n${refusal}`,
      ),
    ]),
  )
  await requestThrice(answers, (path, answer) => {
    const status = Number(path.slice(1))
    expect(answer, path).toBeDefined()
    expect(answer?.head).not.toMatch(/^(www-authenticate|proxy-authenticate|set-cookie|critical)/im)
    expect(answer?.head).not.toMatch(/^activate-storage-access/im)
    if (isInterim(status) || status > 599 || neverForwarded.has(status)) {
      expect([path, answer?.status]).toEqual([path, 502])
      const code = markOf(answer?.head)
      expect(code).toMatch(/^UPSTREAM_(UNSAFE_STATUS|CONNECTION_LOST)$/)
      expect(isSurelyUnsent(code)).toBe(false)
      expect(JSON.parse(answer?.body ?? '')).toMatchObject({ code, message: expect.any(String) })
    } else {
      expect([path, answer?.status, markOf(answer?.head)]).toEqual([path, status, undefined])
      if (![204, 205, 304].includes(status)) expect(answer?.body).toBe(refusal)
    }
  })
})

const whole = `HTTP/1.1 200 OK\r\ncontent-length: 2\r\n`

test.each<[string, (socket: Socket) => void, string]>([
  ['closes at once', (socket) => void socket.end(), 'UPSTREAM_CONNECTION_LOST'],
  ['resets at once', reset(''), 'UPSTREAM_CONNECTION_LOST'],
  ['closes within the status line', reply('HTTP/1.'), 'UPSTREAM_CONNECTION_LOST'],
  ['resets within the headers', reset('HTTP/1.1 200 OK\r\ncont'), 'UPSTREAM_CONNECTION_LOST'],
  [
    'switches protocols',
    reply('HTTP/1.1 101 X\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    'UPSTREAM_UNSAFE_STATUS',
  ],
  [
    'redirects',
    reply('HTTP/1.1 307 X\r\nlocation: /x\r\ncontent-length: 0\r\n\r\n'),
    'UPSTREAM_UNSAFE_STATUS',
  ],
  ['speaks another protocol', reply('SSH-2.0-OpenSSH_9.2\r\n'), 'UPSTREAM_NOT_HTTP'],
  ['sends two lengths', reply(`${whole}content-length: 3\r\n\r\nok`), 'UPSTREAM_NOT_HTTP'],
  [
    'sends a length and chunks',
    reply(`${whole}transfer-encoding: chunked\r\n\r\n0\r\n\r\n`),
    'UPSTREAM_NOT_HTTP',
  ],
  [
    'has 20 kB of headers',
    reply(`${whole}x: ${'x'.repeat(20_000)}\r\n\r\nok`),
    'UPSTREAM_NOT_HTTP',
  ],
  ['has a control character', reply(`${whole}x: \x01\r\n\r\nok`), 'UPSTREAM_NOT_HTTP'],
])('Beeper that %s has been written to once, and may have acted', async (_, answer, code) => {
  await requestThrice(
    new Map([['/x', answer]]),
    (path, { status, head, body: text } = noAnswer) => {
      expect([path, status, markOf(head)]).toEqual([path, 502, code])
      expect(isSurelyUnsent(markOf(head))).toBe(false)
      expect(JSON.parse(text)).toHaveProperty('code', code)
    },
  )
})

const noAnswer = { status: 0, head: '', body: '' }

test.each<[string, (socket: Socket) => unknown]>([
  ['closes', (socket) => socket.end()],
  ['resets', (socket) => socket.resetAndDestroy()],
  ['closed already', () => undefined],
])(
  'Beeper that %s within the body has been written to once, and its head arrives',
  async (ending, end) => {
    const open: Socket[] = []
    const begin = (bytes: string) => (socket: Socket) => {
      if (ending === 'closed already') socket.end(bytes)
      else socket.write(bytes)
      open.push(socket)
    }
    const { url, writes } = await countingUpstream(
      new Map([
        ['/length', begin('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"half":')],
        ['/chunks', begin('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n')],
        ['/nothing', begin('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n')],
      ]),
    )
    const overture = await overtureBefore(url)
    const { host } = new URL(overture)
    for (const path of ['/length', '/chunks', '/nothing']) {
      const { socket } = rawConnection(overture)
      let received = ''
      const closed = new Promise((resolve) => socket.once('close', resolve))
      const begun = new Promise((resolve) => socket.once('data', resolve))
      socket.on('data', (bytes) => {
        received += bytes
      })
      socket.write(post(host, path))
      // a connection that ends without a head makes a browser retry
      await begun
      for (const upstream of open.splice(0)) end(upstream)
      await closed
      expect(received).toMatch(/^HTTP\/1\.1 200 /)
      expect(received).not.toMatch(/\r\n0\r\n\r\n$/)
      expect(writes.get(path)).toBe(1)
    }
  },
)

test('only a connection that was never made is surely unsent', async () => {
  const closed = await aRawServer(() => {})
  const overture = await overtureBefore('http://127.0.0.1:1')
  const { host } = new URL(overture)
  const connection = rawConnection(overture)
  const answer = await connection.ask(post(host, '/x'))
  connection.socket.destroy()
  expect([answer?.status, markOf(answer?.head)]).toEqual([502, 'BEEPER_UNREACHABLE'])
  expect(isSurelyUnsent(markOf(answer?.head))).toBe(true)
  expect(isSurelyUnsent(undefined)).toBe(false)

  const timeouts = { connect: 5_000, idle: 100 }
  const silent = await overtureBefore(closed, { timeouts })
  const late = await fetch(`${silent}/beeper/x`, { method: 'POST', body })
  expect([late.status, late.headers.get(overtureAnswerHeader)]).toEqual([504, 'UPSTREAM_TIMEOUT'])
})

test('a refusal of Beeper is forwarded whole, without a password prompt', async () => {
  const unauthorized = '{"message":"Invalid token","code":"unauthorized"}'
  const answers = new Map([
    [
      '/401',
      reply(
        `HTTP/1.1 401 X\r\n${harmfulHeaders}\r\ncontent-length: ${unauthorized.length}\r\n\r\n${unauthorized}`,
      ),
    ],
    ['/made', reply('HTTP/1.1 201 X\r\nlocation: /v1/chats/1\r\ncontent-length: 2\r\n\r\n{}')],
  ])
  await requestThrice(answers, (path, { status, head, body: text } = noAnswer) => {
    expect([status, text]).toEqual(path === '/401' ? [401, unauthorized] : [201, '{}'])
    expect(head).not.toMatch(/^(www-authenticate|location)/im)
  })
})
