import { QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '#beeper/connection/queries.ts'
import { createBeeper } from '#beeper/http/client.ts'
import { Chat } from '#contract/chats.ts'
import { chatQuery, readEveryone, takeAnswer } from './chat-query.ts'

afterEach(() => vi.unstubAllGlobals())

const walk = (fields: object = {}, people = 1) => ({
  ...{ id: '!walk', accountID: 'whatsapp', type: 'group', title: 'Walk', unreadCount: 0 },
  participants: {
    items: Array.from({ length: people }, (_, n) => ({ id: `@${n}` })),
    ...{ hasMore: people < 150, total: 150 },
  },
  ...fields,
})

/** A server of which each answer is given when the test says so. */
function setUp() {
  const asked: { url: URL; answer(body: object): void }[] = []
  vi.stubGlobal(
    'fetch',
    (url: string | URL) =>
      new Promise<Response>((resolve) => {
        asked.push({ url: new URL(url), answer: (body) => resolve(Response.json(body)) })
      }),
  )
  const beeper = createBeeper({ origin: 'http://127.0.0.1', mount: '/beeper', token: 't' })
  const client = createQueryClient()
  const query = chatQuery(beeper, '!walk')
  const read = () => client.fetchQuery({ ...query, staleTime: 0 })
  const known = () => client.getQueryData(query.queryKey)
  const asks = (count: number) => vi.waitFor(() => expect(asked).toHaveLength(count))
  const change = (fields: object) => {
    const raw = walk(fields)
    return takeAnswer(client, beeper, { chat: Chat.parse(raw), raw })
  }
  return { asked, asks, beeper, client, read, known, change }
}

test('a reading that was begun before a change does not take the change back', async () => {
  const { asked, asks, read, known, change } = setUp()
  const early = read().catch(() => undefined)
  await asks(1)
  const changed = change({ isPinned: true })
  asked[0]?.answer(walk({ isPinned: false }))
  await early
  expect(known()?.chat.isPinned).toBe(true)
  void changed
})

test('a reading that a change overtook is begun anew', async () => {
  const { asked, asks, client, beeper, known, change } = setUp()
  const observer = new QueryObserver(client, chatQuery(beeper, '!walk'))
  const stop = observer.subscribe(() => undefined)
  await asks(1)
  const changed = change({ isMuted: true })
  expect(known()?.chat.isMuted).toBe(true)
  await asks(2)
  asked[0]?.answer(walk({ isMuted: false, title: 'Old' }))
  asked[1]?.answer(walk({ isMuted: true, title: 'New' }))
  await changed
  expect(known()?.chat).toMatchObject({ isMuted: true, title: 'New' })
  stop()
})

test('once all participants are loaded a reading that was begun before hides none', async () => {
  const { asked, asks, client, beeper, read, known } = setUp()
  const first = read()
  await asks(1)
  asked[0]?.answer(walk({}, 100))
  await first
  const early = read()
  await asks(2)
  const everyone = readEveryone(client, beeper, '!walk')
  await asks(3)
  asked[2]?.answer(walk({}, 150))
  await everyone
  asked[1]?.answer(walk({}, 100))
  await early
  expect(known()?.chat.participants.items).toHaveLength(150)
  const later = read()
  await asks(4)
  expect(asked[3]?.url.searchParams.get('maxParticipantCount')).toBe('-1')
  asked[3]?.answer(walk({}, 150))
  await later
})

test('an answer to a change that names fewer people hides nobody', async () => {
  const { asked, asks, read, known, change } = setUp()
  const first = read()
  await asks(1)
  asked[0]?.answer(walk({}, 150))
  await first
  await change({ isPinned: true })
  expect(known()?.chat.participants.items).toHaveLength(150)
  expect(known()?.chat.isPinned).toBe(true)
})
