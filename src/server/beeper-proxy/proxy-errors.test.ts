import { get, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { anHTTPServer, aRawServer, overtureBefore } from '../testing/test-servers.ts'

const post = { method: 'POST', body: '{}' }

async function refusalThrough(beeper: string, init?: RequestInit) {
  const answer = await fetch(`${await overtureBefore(beeper)}/beeper/v1/chats/start`, init)
  return { status: answer.status, ...(await answer.json()) }
}

describe('what is wrong where Beeper should be is told apart', () => {
  test('nobody listens', async () => {
    const beeper = await anHTTPServer(() => undefined)
    await new Promise((resolve) => beeper.close(resolve))
    expect(await refusalThrough(beeper.url, post)).toEqual({
      status: 502,
      code: 'BEEPER_UNREACHABLE',
      message: `Nobody answers at ${new URL(beeper.url).host}.`,
    })
  })

  test('the name leads nowhere', async () => {
    const refusal = await refusalThrough('http://beeper.invalid:23373', post)
    expect(refusal).toMatchObject({ status: 502, code: 'BEEPER_UNREACHABLE' })
  })

  const say = (words: string) => (socket: Socket) => socket.once('data', () => socket.end(words))

  test.each([
    ['speaks another language', say('SSH-2.0-OpenSSH_9.2\r\n'), 'UPSTREAM_NOT_HTTP'],
    ['answers with a broken status line', say('HTTP/1.1 banana\r\n\r\n'), 'UPSTREAM_NOT_HTTP'],
    [
      'hangs up',
      (socket: Socket) => socket.once('data', () => socket.destroy()),
      'UPSTREAM_CONNECTION_LOST',
    ],
    ['hangs up within the headers', say('HTTP/1.1 200 OK\r\ncontent-'), 'UPSTREAM_CONNECTION_LOST'],
  ])('somebody listens and %s', async (_, onConnection, code) => {
    let connections = 0
    const beeper = await aRawServer((socket) => {
      connections++
      onConnection(socket)
    })
    expect(await refusalThrough(beeper, post)).toMatchObject({ status: 502, code })
    // above all, a write is not tried again
    expect(connections).toBe(1)
  })

  test.each(['https://example.org/', '//example.org/', '/login', 'http://127.0.0.1:1/'])(
    'it sends people to %s, and nobody goes there',
    async (location) => {
      const beeper = await anHTTPServer((_request, response) => {
        response.writeHead(302, { location }).end()
      })
      const refusal = await refusalThrough(beeper.url)
      expect(refusal).toMatchObject({ status: 502, code: 'UPSTREAM_UNSAFE_STATUS' })
    },
  )

  test('its status is none', async () => {
    const beeper = await aRawServer(say('HTTP/1.1 999 Huh\r\ncontent-length: 0\r\n\r\n'))
    expect(await refusalThrough(beeper)).toMatchObject({
      status: 502,
      code: 'UPSTREAM_UNSAFE_STATUS',
    })
  })

  test('Beeper’s own 502 and 504 stay Beeper’s', async () => {
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
])('an answer that is cut in the middle never looks whole: %j', async (rest) => {
  const beeper = await aRawServer((socket) =>
    socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\n${rest}`)),
  )
  const overture = await overtureBefore(beeper)
  const reading = fetch(`${overture}/beeper/x`).then((answer) => answer.text())
  await expect(reading).rejects.toThrow()
})

describe('whoever says nothing is not waited for without end', () => {
  const timeouts = { connect: 400, idle: 400 }
  const through = async (beeper: string) =>
    fetch(`${await overtureBefore(beeper, { timeouts })}/beeper/x`, post)

  test('before the answer', async () => {
    const answer = await through(await aRawServer(() => undefined))
    expect(answer.status).toBe(504)
    expect(await answer.json()).toMatchObject({ code: 'UPSTREAM_TIMEOUT' })
  })

  test('within the answer', async () => {
    const half = 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'
    const beeper = await aRawServer((socket) => socket.once('data', () => socket.write(half)))
    await expect((await through(beeper)).text()).rejects.toThrow()
  })

  test('but an answer that trickles is', async () => {
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

test('a connection that was closed meanwhile is replaced, unnoticed, for a read', async () => {
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
  '%s, sent as it stands, never reaches above Beeper’s own address',
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
    expect(seen.filter((where) => !where?.startsWith('/base/'))).toEqual([])
  },
)
