import { QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '#beeper/connection/queries.ts'
import { createBeeper } from '#beeper/http/client.ts'
import { Chat } from '#contract/chats.ts'
import { chatQuery, readAllParticipants, storeWriteAnswer } from './chat-query.ts'

afterEach(() => vi.unstubAllGlobals())

const walk = (fields: object = {}, people = 1) => ({
  ...{ id: '!walk', accountID: 'whatsapp', type: 'group', title: 'Walk', unreadCount: 0 },
  participants: {
    items: Array.from({ length: people }, (_, n) => ({ id: `@${n}` })),
    ...{ hasMore: people < 150, total: 150 },
  },
  ...fields,
})

/** A server whose answers the test sends one by one. */
function setUp() {
  const requests: { url: URL; answer(body: object): void }[] = []
  vi.stubGlobal(
    'fetch',
    (url: string | URL) =>
      new Promise<Response>((resolve) => {
        requests.push({ url: new URL(url), answer: (body) => resolve(Response.json(body)) })
      }),
  )
  const beeper = createBeeper({ origin: 'http://127.0.0.1', mount: '/beeper', token: 't' })
  const client = createQueryClient()
  const query = chatQuery(beeper, '!walk')
  const read = () => client.fetchQuery({ ...query, staleTime: 0 })
  const known = () => client.getQueryData(query.queryKey)
  const requestCount = (count: number) => vi.waitFor(() => expect(requests).toHaveLength(count))
  const change = (fields: object) => {
    const raw = walk(fields)
    return storeWriteAnswer(client, beeper, { chat: Chat.parse(raw), raw })
  }
  return { requests, requestCount, beeper, client, read, known, change }
}

test('a read that was sent before a change does not revert the change', async () => {
  const { requests, requestCount, read, known, change } = setUp()
  const early = read().catch(() => undefined)
  await requestCount(1)
  const changed = change({ isPinned: true })
  requests[0]?.answer(walk({ isPinned: false }))
  await early
  expect(known()?.chat.isPinned).toBe(true)
  void changed
})

test('a read that is running during a change is sent again', async () => {
  const { requests, requestCount, client, beeper, known, change } = setUp()
  const observer = new QueryObserver(client, chatQuery(beeper, '!walk'))
  const stop = observer.subscribe(() => undefined)
  await requestCount(1)
  const changed = change({ isMuted: true })
  expect(known()?.chat.isMuted).toBe(true)
  await requestCount(2)
  requests[0]?.answer(walk({ isMuted: false, title: 'Old' }))
  requests[1]?.answer(walk({ isMuted: true, title: 'New' }))
  await changed
  expect(known()?.chat).toMatchObject({ isMuted: true, title: 'New' })
  stop()
})

test('a read that was sent before all participants were loaded does not hide any', async () => {
  const { requests, requestCount, client, beeper, read, known } = setUp()
  const first = read()
  await requestCount(1)
  requests[0]?.answer(walk({}, 100))
  await first
  const early = read()
  await requestCount(2)
  const everyone = readAllParticipants(client, beeper, '!walk')
  await requestCount(3)
  requests[2]?.answer(walk({}, 150))
  await everyone
  requests[1]?.answer(walk({}, 100))
  await early
  expect(known()?.chat.participants.items).toHaveLength(150)
  const later = read()
  await requestCount(4)
  expect(requests[3]?.url.searchParams.get('maxParticipantCount')).toBe('-1')
  requests[3]?.answer(walk({}, 150))
  await later
})

test('the answer to a change with fewer participants does not hide any', async () => {
  const { requests, requestCount, read, known, change } = setUp()
  const first = read()
  await requestCount(1)
  requests[0]?.answer(walk({}, 150))
  await first
  await change({ isPinned: true })
  expect(known()?.chat.participants.items).toHaveLength(150)
  expect(known()?.chat.isPinned).toBe(true)
})
