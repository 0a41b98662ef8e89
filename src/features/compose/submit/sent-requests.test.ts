import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { NewChat } from '#contract/new-chat.ts'
import { claimRequest, type SentBody, sentRequests } from './sent-requests.ts'

const start = (user: object, messageText?: string): NewChat => ({
  mode: 'start',
  accountID: 'whatsapp',
  user,
  ...(messageText !== undefined && { messageText }),
})
const mount = '/sandbox'
const ada: SentBody = { mount, payload: start({ phoneNumber: '+447700900101' }) }
const hello: SentBody = { mount, payload: start({ phoneNumber: '+447700900101' }, 'Hello, Ada') }
const group = (...participantIDs: string[]): SentBody => ({
  mount,
  payload: { mode: 'create', accountID: 'whatsapp', type: 'group', participantIDs },
})

const minute = 60_000
const now = 1_000_000_000

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

describe('an earlier request', () => {
  test('is open until its outcome is known', () => {
    sentRequests.begin(ada, now)
    expect(sentRequests.earlier(ada, now + 100 * minute)).toEqual({
      ...{ id: expect.any(String), body: expect.any(String) },
      ...{ sentAt: now, outcome: 'open' },
    })
  })

  test('without a message is forgotten a minute after it worked', () => {
    sentRequests.markSent(sentRequests.begin(ada, now), '!a')
    expect(sentRequests.earlier(ada, now + minute - 1)).toMatchObject({ outcome: 'sent' })
    expect(sentRequests.earlier(ada, now + minute)).toBeUndefined()
  })

  test('with a message is never forgotten', () => {
    sentRequests.markSent(sentRequests.begin(hello, now), '!a')
    expect(sentRequests.earlier(hello, now + 1e9)).toMatchObject({ outcome: 'sent' })
  })

  test('that was withdrawn is not found', () => {
    sentRequests.withdraw(sentRequests.begin(hello, now))
    expect(sentRequests.earlier(hello, now)).toBeUndefined()
  })

  test.each([
    ['another message', { ...hello, payload: start({ phoneNumber: '+447700900101' }, 'Bye') }],
    [
      'another person',
      { ...hello, payload: start({ phoneNumber: '+4477009001012' }, 'Hello, Ada') },
    ],
    ['another account', { ...hello, payload: { ...hello.payload, accountID: 'signal' } }],
    ['another server', { ...hello, mount: '/beeper' }],
  ])('is not the same with %s', (_, other) => {
    sentRequests.begin(hello, now)
    expect(sentRequests.earlier(other, now)).toBeUndefined()
  })

  test('is found by the same message in the same chat, with another identifier', () => {
    sentRequests.markSent(sentRequests.begin(hello, now), '!a')
    const byID = { mount, payload: start({ id: '@ada:w' }, 'Hello, Ada') }
    expect(sentRequests.earlier({ ...byID, chatID: '!a' }, now)).toBeDefined()
    expect(sentRequests.earlier({ ...byID, chatID: '!b' }, now)).toBeUndefined()
    // without a known chat two identifiers count as two people
    expect(sentRequests.earlier(byID, now)).toBeUndefined()
  })

  test('without a message is not found by the chat alone', () => {
    sentRequests.markSent(sentRequests.begin(ada, now), '!a')
    const byID = { mount, payload: start({ id: '@ada:w' }), chatID: '!a' }
    expect(sentRequests.earlier(byID, now)).toBeUndefined()
  })

  test('of a group is found in any order of its participants', () => {
    sentRequests.begin(group('a', 'b', 'c'), now)
    expect(sentRequests.earlier(group('c', 'a', 'b'), now)).toBeDefined()
    expect(sentRequests.earlier(group('a', 'b'), now)).toBeUndefined()
  })

  test('is the newest of several', () => {
    sentRequests.markSent(sentRequests.begin(hello, now), '!a')
    sentRequests.markSent(sentRequests.begin(hello, now + 5), '!a')
    expect(sentRequests.earlier(hello, now + 9)).toMatchObject({ sentAt: now + 5 })
  })
})

test('two different requests never match', async () => {
  const body = fc.record({ phoneNumber: fc.string(), messageText: fc.string() })
  await fc.assert(
    fc.asyncProperty(body, body, async (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other))
      localStorage.clear()
      const bodyOf = ({ phoneNumber, messageText }: typeof one) => ({
        mount,
        payload: start({ phoneNumber }, messageText),
      })
      sentRequests.begin(bodyOf(one), now)
      return sentRequests.earlier(bodyOf(other), now) === undefined
    }),
  )
})

test('neither message nor number is stored as text', () => {
  sentRequests.markSent(sentRequests.begin({ ...hello, chatID: '!a' }), '!a')
  const kept = JSON.stringify({ ...localStorage })
  expect(kept).not.toContain('Hello')
  expect(kept).not.toContain('447700900101')
})

test('forgetting a server keeps the requests to others', () => {
  const beeper = { ...hello, mount: '/beeper' }
  sentRequests.begin(hello)
  sentRequests.begin(beeper)
  sentRequests.forget('/sandbox')
  expect(sentRequests.earlier(hello)).toBeUndefined()
  expect(sentRequests.earlier(beeper)).toBeDefined()
})

test('a request with an open outcome is never dropped for newer ones', () => {
  sentRequests.begin(hello)
  for (let index = 0; index < 400; index++) {
    sentRequests.markSent(sentRequests.begin({ mount, payload: start({ id: `${index}` }) }), '!a')
  }
  expect(sentRequests.earlier(hello)).toMatchObject({ outcome: 'open' })
  expect(localStorage.getItem('overture.sent')?.length).toBeLessThan(100_000)
})

describe('a claim', () => {
  test('succeeds for one of two tabs', async () => {
    const claims = await Promise.all([claimRequest(hello, 0), claimRequest(hello, 0)])
    expect(claims.filter((claim) => 'id' in claim)).toHaveLength(1)
    expect(claims.filter((claim) => 'earlier' in claim)).toHaveLength(1)
  })

  test('is made under a lock that all tabs share, if the browser has locks', async () => {
    const request = vi.fn(async (_: string, decide: () => unknown) => decide())
    vi.stubGlobal('navigator', { locks: { request } })
    expect(await claimRequest(hello, 0)).toEqual({ id: expect.any(String) })
    expect(request).toHaveBeenCalledOnce()
  })

  test('that accepts an earlier request still reports a newer one', async () => {
    sentRequests.begin(hello, now)
    expect(await claimRequest(hello, now - 1)).toMatchObject({ earlier: { sentAt: now } })
    expect(await claimRequest(hello, now)).toEqual({ id: expect.any(String) })
  })
})

test.each([
  ['something else', 'null'],
  ['no JSON', '{'],
  ['another shape', '[{"id":1}]'],
])('storage that holds %s is treated as empty, and is overwritten', (_, text) => {
  localStorage.setItem('overture.sent', text)
  expect(sentRequests.earlier(hello)).toBeUndefined()
  sentRequests.begin(hello)
  expect(sentRequests.earlier(hello)).toBeDefined()
})

test('blocked storage finds no duplicate, and does not prevent sending', async () => {
  vi.stubGlobal('localStorage', {
    getItem() {
      throw new DOMException('denied', 'SecurityError')
    },
    setItem() {
      throw new DOMException('denied', 'SecurityError')
    },
  })
  expect(sentRequests.earlier(hello)).toBeUndefined()
  expect(await claimRequest(hello, 0)).toEqual({ id: expect.any(String) })
})
