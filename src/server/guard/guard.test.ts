import { describe, expect, test } from 'vitest'
import { asksForWorker, type GuardedRequest, refusalReason } from './guard.ts'

const own = { host: '127.0.0.1:4280' }
const opening = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
const fromElsewhere = { ...own, ...opening, 'sec-fetch-site': 'cross-site' }

const judge = (
  headers: Record<string, string>,
  request: Partial<GuardedRequest> = {},
  port = 4280,
) =>
  refusalReason({ method: 'GET', page: false, header: (name) => headers[name], ...request }, port)

describe('the host', () => {
  test.each(['127.0.0.1:4280', 'localhost:4280', '[::1]:4280', 'LOCALHOST:4280'])(
    '%s is this machine',
    (host) => expect(judge({ host })).toBeUndefined(),
  )

  test.each([
    '',
    '127.0.0.1',
    '127.0.0.1:4281',
    '127.0.0.1:04280',
    '127.0.0.2:4280',
    '0.0.0.0:4280',
    'localhost.:4280',
    'localhost.example.org:4280',
    'example.org',
    'example.org:4280',
    '127.0.0.1:4280@example.org',
    '127.0.0.1:4280, example.org',
  ])('"%s" may be a rebound name, and is refused', (host) =>
    expect(judge({ host })).toContain('answers only to http://127.0.0.1:4280'),
  )

  test('a request without one is refused', () => expect(judge({})).toBeDefined())

  test('on port 80 browsers leave the port out', () => {
    expect(judge({ host: 'localhost' }, {}, 80)).toBeUndefined()
    expect(judge({ host: 'localhost:80' }, {}, 80)).toBeUndefined()
  })
})

describe('where the request comes from', () => {
  test('tools on this machine name no origin', () => expect(judge(own)).toBeUndefined())

  test.each([
    [{ origin: 'http://127.0.0.1:4280', 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ])('%o is the page itself', (headers) =>
    expect(judge({ ...own, ...headers }, { method: 'POST' })).toBeUndefined(),
  )

  test.each([
    [{ origin: 'https://example.org' }],
    [{ origin: 'http://127.0.0.1:4281' }],
    [{ origin: 'https://127.0.0.1:4280' }],
    [{ origin: 'http://localhost:4280' }],
    [{ origin: 'http://127.0.0.1:4280.example.org' }],
    [{ origin: 'null' }],
    [{ origin: '' }],
    [{ origin: 'null', 'sec-fetch-site': 'cross-site' }],
    [{ origin: 'http://127.0.0.1:4280', 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'anything new' }],
  ])('%o is another site, and is refused', (headers) => {
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
      expect(judge({ ...own, ...headers }, { method })).toContain('other sites')
    }
  })
})

describe('a link on another site', () => {
  test('opens the page in a tab', () =>
    expect(judge(fromElsewhere, { page: true })).toBeUndefined())

  test('opens nothing but the page', () =>
    expect(judge(fromElsewhere, { page: false })).toBeDefined())

  test('cannot write', () =>
    expect(judge(fromElsewhere, { page: true, method: 'POST' })).toBeDefined())

  test.each([
    [{ 'sec-fetch-dest': 'iframe' }],
    [{ 'sec-fetch-dest': 'image' }],
    [{ 'sec-fetch-mode': 'no-cors' }],
  ])('does not let the page be embedded: %o', (headers) =>
    expect(judge({ ...fromElsewhere, ...headers }, { page: true })).toBeDefined(),
  )

  test('does not get around the check of the host', () =>
    expect(judge({ ...fromElsewhere, host: 'example.org' }, { page: true })).toBeDefined())
})

describe('a worker', () => {
  const asks = (headers: Record<string, string>) =>
    asksForWorker({ header: (name) => headers[name] })

  test.each([
    { 'service-worker': 'script' },
    { 'sec-fetch-dest': 'serviceworker' },
    { 'sec-fetch-dest': 'sharedworker' },
    { 'sec-fetch-dest': 'worker' },
    { 'sec-fetch-dest': 'audioworklet' },
  ])('is requested with %o', (headers) => expect(asks(headers)).toBe(true))

  test.each([{}, { 'sec-fetch-dest': 'script' }, { 'sec-fetch-dest': 'document' }])(
    'is not requested with %o',
    (headers) => expect(asks(headers)).toBe(false),
  )
})
