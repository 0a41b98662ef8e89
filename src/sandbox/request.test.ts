import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { FailureBody } from '#contract/endpoint.ts'
import { networks } from '#contract/networks.ts'
import { OpenedChat } from '#contract/new-chat.ts'
import { codePoint } from '#contract/testing/code-point.ts'
import { freshSandbox } from './testing/fresh-sandbox.ts'
import { accountOf, start } from './testing/sample-requests.ts'

describe('a body that is too large or too long', () => {
  const types = Object.keys(networks)
  type Sandbox = Awaited<ReturnType<typeof freshSandbox>>
  const refusals = [400, 404, 409, 422]

  async function post(path: string, body: object, { app }: Sandbox) {
    const request = { method: 'POST', headers: { authorization: 'Bearer sandbox' } }
    const started = performance.now()
    const { status } = await app.request(path, { ...request, body: JSON.stringify(body) })
    return { status, isFast: performance.now() - started < 3000 }
  }

  const refusedFast = { status: expect.toBeOneOf(refusals), isFast: true }

  test.each(types)('on %s identifiers of 100,000 characters are refused quickly', async (type) => {
    const sandbox = await freshSandbox()
    for (const text of ['9', '+', ' ', '@', 'a@']) {
      const long = `+${text.repeat(100_000 / text.length)}!`
      const user = { id: long, username: long, phoneNumber: long, email: long }
      expect(await post('/v1/chats/start', start(type, user), sandbox)).toEqual(refusedFast)
    }
  })

  test.each(types)('on %s a group of 70,000 unknown IDs is refused quickly', async (type) => {
    const participantIDs = Array.from({ length: 70_000 }, (_, index) => `${1_000_000 + index}?`)
    const body = { accountID: accountOf(type), type: 'group', participantIDs }
    expect(await post('/v1/chats', body, await freshSandbox())).toEqual(refusedFast)
  })

  test('a group of 2,000 participants is created quickly', async () => {
    const participantIDs = Array.from({ length: 2000 }, (_, index) => `+1555${1_000_000 + index}`)
    const body = { accountID: accountOf('gmessages'), type: 'group', participantIDs }
    expect(await post('/v1/chats', body, await freshSandbox())).toEqual({
      status: 200,
      isFast: true,
    })
  })
})

describe('a body larger than the limit, over a socket', () => {
  async function listening() {
    const { app } = await freshSandbox()
    // one process runs many test files, and the server recognizes responses by the global Response
    const server = createServer(
      getRequestListener(app.fetch, { overrideGlobalObjects: false }),
    ).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    const address: AddressInfo | string | null = server.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  const megabyte = 1024 * 1024

  /**
   * Sends two requests over one connection, the first with a large body, and reads until it closes.
   */
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
    ['20 megabytes to an unknown route', `POST /v1/nothing HTTP/1.1\r\n${authorization}`, 20, 404],
    ['20 megabytes with a read', `GET /v1/chats HTTP/1.1\r\n${authorization}`, 20, 200],
  ])(
    '%s leaves the connection usable or announces its close',
    async (_, head, megabytes, status) => {
      const port = await listening()
      for (const isChunked of [false, true]) {
        const text = await twoRequests(port, head, megabytes * megabyte, isChunked)
        expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
        const [first = ''] = text.split('\r\n\r\n')
        const announcesClose = /^connection: close$/im.test(first)
        expect([isChunked, announcesClose || text.includes('"bundle_id"')]).toEqual([
          isChunked,
          true,
        ])
      }
    },
  )
})

describe('any bytes as a body', () => {
  const posts = ['/v1/chats/start', '/v1/chats', '/v1/focus']
  const headers = { authorization: 'Bearer sandbox' }

  /** Any text, including what often breaks databases, patterns and searches. */
  const text = fc.oneof(
    fc.string({ unit: codePoint, maxLength: 40 }),
    fc.constantFrom(
      '',
      ' ',
      '\0',
      '%',
      '_',
      '"',
      "'",
      '\\',
      '*',
      '\ud800',
      '+',
      '@',
      '-1',
      '1e999',
    ),
    fc.constantFrom('+447700900101', '447700900101', 'ada', '@ada:beeper.example', 'a@example.org'),
  )
  const accountID = fc.oneof(text, fc.constantFrom(...Object.keys(networks).map(accountOf)))
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

  const startBody = fc.record({
    mode: maybe(fc.constantFrom('start', 'create')),
    accountID,
    user: fc.record({
      id: maybe(text),
      username: maybe(text),
      phoneNumber: maybe(text),
      email: maybe(text),
      fullName: maybe(text),
    }),
    allowInvite: maybe(fc.boolean()),
    messageText: maybe(text),
    type: maybe(fc.constantFrom('single', 'group')),
    participantIDs: maybe(fc.array(text, { maxLength: 6 })),
    title: maybe(text),
    chatID: maybe(text),
    draftText: maybe(text),
  })

  const body = fc.oneof(
    startBody.map((value) => JSON.stringify(value)),
    fc.json(),
    fc.string({ unit: codePoint }),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
  )

  test('get a response in the shape of the contract, never a 5xx', async () => {
    const { app } = await freshSandbox()
    const property = fc.asyncProperty(fc.constantFrom(...posts), body, async (path, sent) => {
      const answer = await app.request(path, { method: 'POST', headers, body: sent })
      const json: unknown = await answer.json()
      if (answer.status === 200) {
        if (path !== '/v1/focus') OpenedChat.parse(json)
        return
      }
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      FailureBody.parse(json)
    })
    await fc.assert(property, { numRuns: 300 })
  }, 60_000)

  test('random reads get a response in the shape of the contract', async () => {
    const { app } = await freshSandbox()
    const paths = fc.oneof(
      fc
        .tuple(accountID, text)
        .map(
          ([id, query]) =>
            [`/v1/accounts/${encodeURIComponent(wellFormed(id))}/contacts`, { query }] as const,
        ),
      fc
        .tuple(accountID, text)
        .map(
          ([id, query]) =>
            [
              `/v1/accounts/${encodeURIComponent(wellFormed(id))}/contacts/list`,
              { query },
            ] as const,
        ),
      fc
        .tuple(text, fc.constantFrom('titles', 'participants'))
        .map(([query, scope]) => ['/v1/chats/search', { query, scope }] as const),
      fc
        .tuple(text, text)
        .map(([cursor, direction]) => ['/v1/chats', { cursor, direction }] as const),
      text.map((id) => [`/v1/chats/${encodeURIComponent(wellFormed(id))}`, {}] as const),
      text.map((raw) => [`/v1/${wellFormed(raw)}`, {}] as const),
    )
    const property = fc.asyncProperty(paths, async ([path, query]) => {
      const answer = await app.request(`http://127.0.0.1${path}?${new URLSearchParams(query)}`, {
        headers,
      })
      expect(answer.status).toBeLessThan(500)
      if (answer.status !== 200) FailureBody.parse(await answer.json())
    })
    await fc.assert(property, { numRuns: 250 })
  }, 60_000)

  // a URL cannot contain lone surrogates
  const wellFormed = (value: string) => new TextDecoder().decode(new TextEncoder().encode(value))
})
