import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createChat, type NewChat, startChat } from '#contract/new-chat.ts'
import { freshSandbox } from '#sandbox/testing/fresh-sandbox.ts'
import { type Beeper, createBeeper } from '../http/client.ts'
import { BeeperError } from './failure.ts'
import { chatsBeforeWrite, lookForOutcome, type OutcomeInput } from './outcome.ts'

let beeper: Beeper
let whatsapp: string
let people: string[]

beforeEach(async () => {
  const sandbox = await freshSandbox()
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) =>
    sandbox.app.request(input, init),
  )
  beeper = createBeeper({ origin: 'http://127.0.0.1', mount: '', token: 'sandbox' })
  const accounts = await sandbox.beeper.accounts.list()
  whatsapp = accounts.find(({ bridge }) => bridge?.type === 'whatsapp')?.accountID ?? ''
  people = await Promise.all(
    ['Ada Obi', 'Tess Brandt', 'Łukasz'].map(async (query) => {
      const { items } = await sandbox.beeper.accounts.contacts.search(whatsapp, { query })
      return items[0]?.id ?? ''
    }),
  )
  expect(people).not.toContain('')
})
afterEach(() => vi.unstubAllGlobals())

const now = (): Omit<OutcomeInput, 'payload'> => ({ sentAt: Date.now(), knownBefore: undefined })

const { signal } = new AbortController()

const look = async (payload: NewChat, when = now()) => {
  const outcome = await lookForOutcome(beeper, { payload, ...when }, signal)
  return outcome.state === 'found' ? outcome.opened : outcome.state
}

test('a direct chat is found by any identifier of the contact, once it exists', async () => {
  const user = { phoneNumber: '+447700900101' }
  const payload: NewChat = { mode: 'start', accountID: whatsapp, user }
  expect(await look(payload)).toBe('not-found')
  const { answer } = await beeper.send(startChat, { body: { accountID: whatsapp, user } })
  const chatID = 'id' in answer ? answer.id : answer.chatID
  expect(await look(payload)).toMatchObject({
    chatID,
    status: undefined,
    chat: { title: 'Ada Obi' },
  })
  const [id = ''] = people
  expect(await look({ ...payload, user: { id } })).toMatchObject({ chatID })
  expect(await look({ ...payload, user: { id: 'unknown' } })).toBe('not-found')
  const single = { mode: 'create', accountID: whatsapp, type: 'single' } as const
  expect(await look({ ...single, participantIDs: [id] })).toMatchObject({ chatID })
  expect(await chatsBeforeWrite(beeper, payload)).toEqual([])
})

test('a group is found by its members and title, and never mistaken for another', async () => {
  const group = { accountID: whatsapp, type: 'group', participantIDs: people } as const
  const payload: NewChat = { mode: 'create', ...group, title: 'Trip' }
  await beeper.send(createChat, { body: { ...group, title: 'Another trip' } })
  await beeper.send(createChat, {
    body: { ...group, participantIDs: people.slice(1), title: 'Trip' },
  })
  expect(await look(payload)).toBe('not-found')
  await beeper.send(createChat, { body: { ...group, title: 'Trip' } })
  expect(await look(payload)).toMatchObject({ chat: { title: 'Trip', type: 'group' } })
  expect(await look({ ...payload, participantIDs: people.slice(0, 2) })).toBe('not-found')
})

describe('a group that existed before', () => {
  const trip = () => ({
    mode: 'create' as const,
    accountID: whatsapp,
    type: 'group' as const,
    participantIDs: people,
    title: 'Trip',
  })

  test('is never the outcome, even with the same members and title', async () => {
    await beeper.send(createChat, { body: trip() })
    const knownBefore = await chatsBeforeWrite(beeper, trip())
    const sent = { sentAt: Date.now(), knownBefore }
    expect(await look(trip(), sent)).toBe('not-found')
    const { answer } = await beeper.send(createChat, { body: trip() })
    const chatID = 'id' in answer ? answer.id : answer.chatID
    expect(await look(trip(), sent)).toMatchObject({ chatID })
  })

  test('is recognized by its age where the chats before the write are unknown', async () => {
    await beeper.send(createChat, { body: trip() })
    const sentAt = Date.now() + 10 * 60_000
    expect(await look(trip(), { sentAt, knownBefore: undefined })).toBe('not-found')
    expect(await look(trip(), { sentAt: Date.now(), knownBefore: undefined })).toMatchObject({})
  })

  test('is recognized by its older messages when a new message arrives just now', async () => {
    const sentAt = Date.parse('2026-05-08T20:00:00Z')
    const chat = {
      id: '!trip:x',
      accountID: whatsapp,
      type: 'group',
      title: 'Trip',
      unreadCount: 1,
      lastActivity: '2026-05-08T20:00:05Z',
      participants: { items: people.map((id) => ({ id })), hasMore: false, total: 4 },
    }
    const message = (timestamp: string) => ({
      ...{ id: timestamp, accountID: whatsapp, chatID: chat.id, senderID: 'x', sortKey: '1' },
      timestamp,
    })
    const answering = (messages: object[]) =>
      vi.stubGlobal('fetch', async (input: string) => {
        const { pathname } = new URL(input)
        if (pathname.endsWith('/messages'))
          return Response.json({ items: messages, hasMore: false })
        return Response.json(pathname.endsWith('/chats') ? { items: [chat], hasMore: false } : chat)
      })
    answering([message('2026-05-08T20:00:05Z'), message('2026-05-01T09:00:00Z')])
    const sent = { sentAt, knownBefore: [] }
    expect(await look(trip(), sent)).toBe('not-found')
    answering([message('2026-05-08T20:00:05Z')])
    expect(await look(trip(), sent)).toMatchObject({ chatID: chat.id })
  })
})

test('a new group is the outcome, even if the network gives it another title', async () => {
  const group = { accountID: whatsapp, type: 'group', participantIDs: people } as const
  const payload: NewChat = { mode: 'create', ...group, title: 'Trip' }
  const sent = { sentAt: Date.now(), knownBefore: await chatsBeforeWrite(beeper, payload) }
  await beeper.send(createChat, { body: { ...group, title: 'Ada, Tess and Łukasz' } })
  expect(await look(payload, sent)).toMatchObject({ chat: { title: 'Ada, Tess and Łukasz' } })
  expect(await look(payload)).toBe('not-found')
})

test('all of 25 members are compared, though lists hold 20', async () => {
  const participantIDs = Array.from({ length: 25 }, (_, n) => `+1555${2_000_000 + n}`)
  const group = { accountID: 'gmessages', type: 'group', participantIDs } as const
  await beeper.send(createChat, { body: group })
  expect(await look({ mode: 'create', ...group })).toMatchObject({ chat: { type: 'group' } })
  const others = [...participantIDs.slice(0, 24), '+15552999999']
  expect(await look({ mode: 'create', ...group, participantIDs: others })).toBe('not-found')
})

test('a failed search is "could-not-look", not "not-found"', async () => {
  const payload: NewChat = { mode: 'start', accountID: whatsapp, user: { id: 'ada' } }
  for (const status of [401, 500]) {
    vi.stubGlobal('fetch', async () => Response.json({ message: 'no', code: 'x' }, { status }))
    const outcome = await lookForOutcome(beeper, { payload, ...now() }, signal)
    expect(outcome).toMatchObject({ state: 'could-not-look' })
    if (outcome.state === 'could-not-look') expect(outcome.failure).toBeInstanceOf(BeeperError)
  }
  const group = { accountID: whatsapp, type: 'group', participantIDs: people } as const
  expect(await chatsBeforeWrite(beeper, { mode: 'create', ...group })).toBeUndefined()
})
