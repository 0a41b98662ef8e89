import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { freshSandbox } from '#sandbox/testing/fresh-sandbox.ts'
import { rawConnection } from '../testing/raw-connection.ts'
import { aRawServer, overtureBefore, standaloneSandbox } from '../testing/test-servers.ts'

const servers = [
  {
    name: 'Overture',
    start: async () =>
      overtureBefore('http://127.0.0.1:1', { sandbox: (await freshSandbox()).app }),
    mount: '/sandbox',
  },
  {
    name: 'the standalone sandbox',
    start: async () => standaloneSandbox((await freshSandbox()).app),
    mount: '',
  },
]

const token = 'Authorization: Bearer sandbox\r\n'
const chunk = `${(8192).toString(16)}\r\n${'x'.repeat(8192)}\r\n`

describe.each(servers)('$name', ({ start, mount }) => {
  const startChat = `${mount}/v1/chats/start`

  test.each([
    ['401', startChat, '', `Content-Length: 400000\r\n\r\n${'x'.repeat(400_000)}`],
    ['404', `${mount}/v1/nothing`, token, `Content-Length: 400000\r\n\r\n${'x'.repeat(400_000)}`],
    ['413', startChat, token, `Content-Length: 2000000\r\n\r\n${'x'.repeat(2_000_000)}`],
    ['413', startChat, token, `Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(400)}0\r\n\r\n`],
    [
      '403',
      startChat,
      'Origin: https://x.example\r\n',
      `Content-Length: 400000\r\n\r\n${'x'.repeat(400_000)}`,
    ],
  ])(
    'refuses a large body with %s and answers the next request',
    async (status, path, headers, rest) => {
      const url = await start()
      const { host } = new URL(url)
      const connection = rawConnection(url)
      const head = `POST ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}`
      for (let round = 0; round < 3; round++) {
        const refused = await connection.ask(head + rest)
        expect(String(refused?.status)).toBe(status)
        // the server announces that it closes a connection
        if (/^connection: close\r$/im.test(refused?.head ?? '')) break
        const next = await connection.ask(`GET ${mount}/v1/info HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
        expect(next?.status).toBe(200)
      }
      connection.socket.destroy()
    },
  )

  // a call of console.error fails a test
  test('logs nothing when clients disconnect in the middle of a body', async () => {
    const url = await start()
    const { host } = new URL(url)
    const head = `POST ${startChat} HTTP/1.1\r\nHost: ${host}\r\n${token}Expect: 100-continue\r\n`
    for (const rest of ['Content-Length: 1000\r\n\r\n', 'Transfer-Encoding: chunked\r\n\r\n']) {
      const { socket } = rawConnection(url)
      socket.write(head + rest)
      await once(socket, 'data')
      socket.write('5\r\n{"a":')
      socket.resetAndDestroy()
      expect((await fetch(`${url}${mount}/v1/info`)).status).toBe(200)
      const left = await fetch(`${url}${startChat}`, { method: 'POST', body: '{' })
      expect(left.status).toBe(401)
    }
  })
})

test.each(['Content-Length: 1000000\r\n\r\n', 'Transfer-Encoding: chunked\r\n\r\n'])(
  'a client that disconnects during an upload frees the connection to Beeper at once: %j',
  async (rest) => {
    let seen = ''
    let isFreed = false
    const beeper = await aRawServer((socket) => {
      socket.on('data', (bytes) => {
        seen += bytes
      })
      socket.on('close', () => {
        isFreed = true
      })
    })
    const overture = await overtureBefore(beeper)
    const { socket } = rawConnection(overture)
    socket.write(
      `POST /beeper/x HTTP/1.1\r\nHost: ${new URL(overture).host}\r\n${rest}4\r\nhalf\r\n`,
    )
    await expect.poll(() => seen).toContain('half')
    expect(isFreed).toBe(false)
    socket.destroy()
    await expect.poll(() => isFreed).toBe(true)
  },
)

test('an upload that Beeper refuses early leaves the connection usable', async () => {
  const refusal = 'HTTP/1.1 413 X\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}'
  const beeper = await aRawServer((socket) => socket.once('data', () => socket.end(refusal)))
  const overture = await overtureBefore(beeper)
  const { host } = new URL(overture)
  const connection = rawConnection(overture)
  const upload = `POST /beeper/x HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1000000\r\n\r\n`
  for (let round = 0; round < 3; round++) {
    expect(await connection.ask(upload + 'x'.repeat(1_000_000))).toMatchObject({ status: 413 })
  }
  connection.socket.destroy()
})
