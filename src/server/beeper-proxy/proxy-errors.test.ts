import { get, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { anHTTPServer, aRawServer, overtureBefore } from '../testing/test-servers.ts'

const post = { method: 'POST', body: '{}' }

async function refusalThrough(beeper: string, init?: RequestInit) {
  const answer = await fetch(`${await overtureBefore(beeper)}/beeper/v1/chats/start`, init)
  return { status: answer.status, ...(await answer.json()) }
}

describe('errors at Beeper’s address are distinguished', () => {
  test('nothing listens', async () => {
    const beeper = await anHTTPServer(() => undefined)
    await new Promise((resolve) => beeper.close(resolve))
    expect(await refusalThrough(beeper.url, post)).toEqual({
      status: 502,
      code: 'BEEPER_UNREACHABLE',
      message: `Nothing answers at ${new URL(beeper.url).host}.`,
    })
  })

  test('the host name cannot be resolved', async () => {
    const refusal = await refusalThrough('http://beeper.invalid:23373', post)
    expect(refusal).toMatchObject({ status: 502, code: 'BEEPER_UNREACHABLE' })
  })

  const reply = (bytes: string) => (socket: Socket) => socket.once('data', () => socket.end(bytes))

  test.each([
    ['speaks another protocol', reply('SSH-2.0-OpenSSH_9.2\r\n'), 'UPSTREAM_NOT_HTTP'],
    ['answers with a broken status line', reply('HTTP/1.1 banana\r\n\r\n'), 'UPSTREAM_NOT_HTTP'],
    [
      'hangs up',
      (socket: Socket) => socket.once('data', () => socket.destroy()),
      'UPSTREAM_CONNECTION_LOST',
    ],
    [
      'hangs up within the headers',
      reply('HTTP/1.1 200 OK\r\ncontent-'),
      'UPSTREAM_CONNECTION_LOST',
    ],
  ])('a service listens and %s', async (_, onConnection, code) => {
    let connections = 0
    const beeper = await aRawServer((socket) => {
      connections++
      onConnection(socket)
    })
    expect(await refusalThrough(beeper, post)).toMatchObject({ status: 502, code })
    // most of all, a write is not retried
    expect(connections).toBe(1)
  })

  test.each(['https://example.org/', '//example.org/', '/login', 'http://127.0.0.1:1/'])(
    'a redirect to %s is not followed',
    async (location) => {
      const beeper = await anHTTPServer((_request, response) => {
        response.writeHead(302, { location }).end()
      })
      const refusal = await refusalThrough(beeper.url)
      expect(refusal).toMatchObject({ status: 502, code: 'UPSTREAM_UNSAFE_STATUS' })
    },
  )

  test('the status is invalid', async () => {
    const beeper = await aRawServer(reply('HTTP/1.1 999 Huh\r\ncontent-length: 0\r\n\r\n'))
    expect(await refusalThrough(beeper)).toMatchObject({
      status: 502,
      code: 'UPSTREAM_UNSAFE_STATUS',
    })
  })

  test('a 502 or 504 of Beeper’s own is forwarded', async () => {
    for (const status of [502, 504]) {
      const beeper = await anHTTPServer((_request, response) => {
        response.writeHead(status).end('{"code":"M_UNKNOWN","message":"the bridge is gone"}')
      })
      expect(await refusalThrough(beeper.url)).toEqual({
        status,
        code: 'M_UNKNOWN',
        message: 'the bridge is gone',
      })
    }
  })
})

test.each([
  'content-length: 100\r\n\r\n{"half":',
  'transfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n',
])('a response that is cut off in the middle never looks complete: %j', async (rest) => {
  const beeper = await aRawServer((socket) =>
    socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\n${rest}`)),
  )
  const overture = await overtureBefore(beeper)
  const reading = fetch(`${overture}/beeper/x`).then((answer) => answer.text())
  await expect(reading).rejects.toThrow()
})

describe('a silent Beeper times out', () => {
  const timeouts = { connect: 400, idle: 400 }
  const through = async (beeper: string) =>
    fetch(`${await overtureBefore(beeper, { timeouts })}/beeper/x`, post)

  test('before the response', async () => {
    const answer = await through(await aRawServer(() => undefined))
    expect(answer.status).toBe(504)
    expect(await answer.json()).toMatchObject({ code: 'UPSTREAM_TIMEOUT' })
  })

  test('within the response', async () => {
    const half = 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'
    const beeper = await aRawServer((socket) => socket.once('data', () => socket.write(half)))
    await expect((await through(beeper)).text()).rejects.toThrow()
  })

  test('but not while a response trickles in', async () => {
    const beeper = await anHTTPServer((_request, response) => {
      let count = 0
      const drip = setInterval(() => {
        response.write('drop ')
        if (++count < 7) return
        clearInterval(drip)
        response.end()
      }, 100)
    })
    expect(await (await through(beeper.url)).text()).toBe('drop '.repeat(7))
  })
})

test('a read on a pooled connection that was closed meanwhile is retried', async () => {
  let served = 0
  const beeper = await aRawServer((socket) => {
    let isUsed = false
    socket.on('data', () => {
      if (isUsed) return void socket.destroy()
      isUsed = true
      served++
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')
    })
  })
  const overture = await overtureBefore(beeper)
  for (const _ of [1, 2, 3]) expect(await (await fetch(`${overture}/beeper/x`)).text()).toBe('ok')
  expect(served).toBe(3)
})

test.each(['/beeper/../sandbox/x', '/beeper/%2e%2e/x', '/beeper/a/.%2E/b', '/beeper/..'])(
  '%s, sent without normalization, never reaches above Beeper’s base URL',
  async (path) => {
    const seen: (string | undefined)[] = []
    const beeper = await anHTTPServer((request, response) => {
      seen.push(request.url)
      response.end('{}')
    })
    const overture = new URL(await overtureBefore(`${beeper.url}/base`))
    await new Promise<IncomingMessage>((resolve) =>
      get({ host: overture.hostname, port: overture.port, path }, resolve),
    )
    expect(seen.filter((url) => !url?.startsWith('/base/'))).toEqual([])
  },
)
