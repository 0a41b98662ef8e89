import { describe, expect, test } from 'vitest'
import { FailureBody } from '#contract/endpoint.ts'
import { Info } from '#contract/info.ts'
import { createSandbox } from './app.ts'
import { freshSandbox } from './testing/fresh-sandbox.ts'

const token = { authorization: 'Bearer sandbox' }

const posted = (body: BodyInit | null, headers = {}): RequestInit => ({
  method: 'POST',
  headers: { ...token, ...headers },
  body,
  ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
})

async function refused(answer: Response) {
  const { code } = FailureBody.parse(await answer.json())
  return `${answer.status} ${code}`
}

describe('a request without a valid token', () => {
  test.each(['GET /v1/accounts', 'POST /v1/chats/start', 'GET /v1/nowhere', 'DELETE /v1/chats'])(
    'is refused: %s',
    async (call) => {
      const { app } = await freshSandbox()
      const [method = '', path = ''] = call.split(' ')
      const answer = await app.request(path, { method })
      expect(answer.status).toBe(401)
      expect(await answer.json()).toEqual({
        code: 'unauthorized',
        message: 'Unauthorized: Invalid or missing token',
      })
    },
  )

  test.each(['Bearer wrong', 'sandbox', 'Basic sandbox', 'Bearer', 'Bearer sandbox extra'])(
    'is refused with “%s”',
    async (authorization) => {
      const { app } = await freshSandbox()
      const answer = await app.request('/v1/accounts', { headers: { authorization } })
      expect(await refused(answer)).toBe('401 unauthorized')
    },
  )

  test('can read the server info', async () => {
    const { app } = await freshSandbox()
    const answer = await app.request('http://127.0.0.1:4280/v1/info')
    expect(answer.headers.get('x-beeper-desktop-version')).toBeNull()
    expect(Info.parse(await answer.json())).toMatchObject({
      app: { name: 'Beeper', version: '4.3.73' },
      server: { status: 'running', base_url: 'http://127.0.0.1:4280', port: 4280 },
      endpoints: { oauth: { token_endpoint: 'http://127.0.0.1:4280/oauth/token' } },
    })
  })
})

test('the server info contains the given base URL', async () => {
  const { database } = await freshSandbox()
  const baseURL = 'http://127.0.0.1:4280/sandbox'
  const answer = await createSandbox(database, { baseURL }).request('/v1/info')
  expect(Info.parse(await answer.json())).toMatchObject({
    server: { base_url: baseURL, port: 4280, hostname: '127.0.0.1' },
    endpoints: { spec: `${baseURL}/v1/spec` },
  })
})

test('every response to a valid token names the emulated version', async () => {
  const { app } = await freshSandbox()
  for (const path of ['/v1/accounts', '/v1/chats/nowhere', '/v1/nowhere']) {
    const answer = await app.request(path, { headers: token })
    expect(answer.headers.get('x-beeper-desktop-version')).toBe('4.3.73')
  }
})

describe('a request to an unknown path is refused in the shape of Beeper', () => {
  test.each([
    'GET /',
    'GET /v1/nowhere',
    'GET /v1/accounts/nowhere',
    'GET /v1/bridges/nowhere',
    'GET /v1/bridges/nowhere/capabilities',
    'GET /v1/accounts/nowhere/contacts?query=a',
    'GET /v1/accounts/nowhere/contacts/list',
    'GET /v1/chats/nowhere',
    'GET /v1/chats/%E0%A4%A',
    'DELETE /v1/chats',
    'PUT /v1/chats/start',
    'POST /v1/accounts',
  ])('%s', async (call) => {
    const { app } = await freshSandbox()
    const [method = '', path = ''] = call.split(' ')
    expect(await refused(await app.request(path, { method, headers: token }))).toBe('404 NOT_FOUND')
  })
})

describe('a body', () => {
  const megabytes = (count: number) => ' '.repeat(count * 1024 * 1024)
  const stream = (text: string) => new Blob([text]).stream()

  test.each<[string, RequestInit, string]>([
    ['that is not JSON', posted('{'), '400 VALIDATION_ERROR'],
    ['that is empty', posted(''), '400 VALIDATION_ERROR'],
    ['that is missing', posted(null), '400 VALIDATION_ERROR'],
    ['that is a list', posted('[]'), '400 VALIDATION_ERROR'],
    ['that is null', posted('null'), '400 VALIDATION_ERROR'],
    ['that is a number', posted('1'), '400 VALIDATION_ERROR'],
    ['that is a string', posted('"start"'), '400 VALIDATION_ERROR'],
    ['that is not UTF-8', posted(new Uint8Array([0xff, 0xfe, 0])), '400 VALIDATION_ERROR'],
    ['that is too large', posted(megabytes(2)), '413 PAYLOAD_TOO_LARGE'],
    [
      'that is too large, without a content-length',
      posted(stream(megabytes(2))),
      '413 PAYLOAD_TOO_LARGE',
    ],
    [
      'with a content-length that is too large',
      posted('{}', { 'content-length': '9999999' }),
      '413 PAYLOAD_TOO_LARGE',
    ],
    ['that is nested too deep', posted('['.repeat(500_000)), '400 VALIDATION_ERROR'],
  ])('%s is refused', async (_, request, refusal) => {
    const { app } = await freshSandbox()
    for (const path of ['/v1/chats/start', '/v1/chats']) {
      // a stream can be read once
      const { body } = request
      const again =
        body instanceof ReadableStream ? { ...request, body: stream(megabytes(2)) } : request
      expect(await refused(await app.request(path, again))).toBe(refusal)
    }
  })

  test('is refused with the path and message of each wrong field', async () => {
    const { app } = await freshSandbox()
    const answer = await app.request('/v1/chats/start', posted('{"accountID":7,"user":"Ada"}'))
    expect(await answer.json()).toMatchObject({
      code: 'VALIDATION_ERROR',
      details: {
        issues: [
          {
            path: ['body', 'accountID'],
            message: 'Invalid input: expected string, received number',
          },
          { path: ['body', 'user'], message: 'Invalid input: expected object, received string' },
        ],
      },
    })
  })

  test('may have unknown keys and any content type', async () => {
    const { app } = await freshSandbox()
    const body = { accountID: 'matrix', user: { username: 'ada', age: 36 }, title: 'Ada' }
    const request = posted(JSON.stringify(body), { 'content-type': 'text/plain' })
    expect((await app.request('/v1/chats/start', request)).status).toBe(200)
  })
})

describe('a query', () => {
  test.each([
    ['/v1/accounts/matrix/contacts', 'query'],
    ['/v1/accounts/matrix/contacts?query=', 'query'],
    ['/v1/accounts/matrix/contacts/list?limit=0', 'limit'],
    ['/v1/accounts/matrix/contacts/list?limit=201', 'limit'],
    ['/v1/accounts/matrix/contacts/list?limit=many', 'limit'],
    ['/v1/accounts/matrix/contacts/list?limit=1&limit=2', 'limit'],
    ['/v1/accounts/matrix/contacts/list?cursor=abc', 'cursor'],
    ['/v1/accounts/matrix/contacts/list?cursor=W10', 'cursor'],
    ['/v1/chats?cursor=%00', 'cursor'],
    ['/v1/chats?direction=up', 'direction'],
    ['/v1/chats/x?maxParticipantCount=501', 'maxParticipantCount'],
    ['/v1/chats/x?maxParticipantCount=1.5', 'maxParticipantCount'],
    ['/v1/chats/search?inbox=spam', 'inbox'],
    ['/v1/chats/search?unreadOnly=perhaps', 'unreadOnly'],
    ['/v1/chats/search?lastActivityAfter=yesterday', 'lastActivityAfter'],
  ])('%s is refused at the wrong field', async (path, field) => {
    const { app } = await freshSandbox()
    const answer = await app.request(path, { headers: token })
    expect(answer.status).toBe(400)
    const { code, details } = await answer.json()
    expect(code).toBe('VALIDATION_ERROR')
    expect(details.issues[0].path.slice(0, 2)).toEqual(['query', field])
  })
})
