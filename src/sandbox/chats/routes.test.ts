import { describe, expect, test } from 'vitest'
import { getChat, listChats, searchChats } from '#contract/chats.ts'
import { namedContacts } from '../seed/named-contacts.ts'
import { freshSandbox } from '../testing/fresh-sandbox.ts'
import { accountOf, start } from '../testing/sample-requests.ts'

describe('the list of chats', () => {
  test('has 25 chats per page, newest activity first, and reaches all', async () => {
    const { beeper } = await freshSandbox()
    const page = await beeper.chats.list()
    expect(page.items).toHaveLength(25)
    expect(listChats.answer.shape.items.parse(page.items)).toEqual(page.items)
    const ids: string[] = []
    const timestamps: string[] = []
    for await (const chat of page) {
      ids.push(chat.id)
      timestamps.push(chat.lastActivity ?? '')
    }
    expect(timestamps).toEqual(timestamps.toSorted().reverse())
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(40)
  })

  test('has the latest message and at most 20 participants', async () => {
    const { beeper } = await freshSandbox()
    const page = await beeper.chats.list({ accountIDs: [accountOf('matrix')] })
    const neighbours = page.items.find((chat) => chat.title === 'Neighbourhood')
    expect(neighbours?.preview).toMatchObject({
      text: 'The recycling moves to Thursday.',
      chatID: neighbours?.id,
      isSender: false,
    })
    expect(neighbours?.participants).toMatchObject({ total: 121, hasMore: true })
    expect(neighbours?.participants.items).toHaveLength(20)
  })

  test('can be filtered by several accounts', async () => {
    const { beeper } = await freshSandbox()
    const accountIDs = [accountOf('signal'), accountOf('discordgo')]
    const page = await beeper.chats.list({ accountIDs })
    expect(new Set(page.items.map((chat) => chat.accountID))).toEqual(new Set(accountIDs))
    expect((await beeper.chats.list({ accountIDs: ['nowhere'] })).items).toEqual([])
  })

  test('leads back to the newer page', async () => {
    const { beeper } = await freshSandbox()
    const first = await beeper.chats.list()
    const second = await first.getNextPage()
    const back = await beeper.chats.list({ cursor: newestOf(second), direction: 'after' })
    expect(back.items).toEqual(first.items)
  })
})

const newestOf = (page: object) => ('newestCursor' in page ? String(page.newestCursor) : '')

describe('one chat', () => {
  test('has at most 100 participants unless more are requested', async () => {
    const { beeper } = await freshSandbox()
    const { items } = await beeper.chats.search({ query: 'neighbourhood' })
    const [{ id } = { id: '' }] = items
    const shown = async (maxParticipantCount?: number | null) => {
      const query = maxParticipantCount === undefined ? {} : { maxParticipantCount }
      const chat = await beeper.chats.retrieve(id, query)
      expect(getChat.answer.parse(chat)).toEqual(chat)
      return [chat.participants.items.length, chat.participants.hasMore, chat.participants.total]
    }
    expect(await shown()).toEqual([100, true, 121])
    expect(await shown(null)).toEqual([100, true, 121])
    expect(await shown(-1)).toEqual([121, false, 121])
    expect(await shown(500)).toEqual([121, false, 121])
    expect(await shown(3)).toEqual([3, true, 121])
    expect(await shown(0)).toEqual([0, true, 121])
  })
})

describe('searching chats', () => {
  const titles = async (query: Parameters<Sandbox['beeper']['chats']['search']>[0]) => {
    const { beeper } = await freshSandbox()
    const page = await beeper.chats.search(query)
    expect(searchChats.answer.shape.items.parse(page.items)).toEqual(page.items)
    return page.items.map((chat) => chat.title)
  }
  type Sandbox = Awaited<ReturnType<typeof freshSandbox>>

  test('matches every word of a title, in any order, case and accents', async () => {
    expect(await titles({ query: 'RUIZ familia' })).toEqual(['Familia Ruiz 🎂'])
    expect(await titles({ query: 'ipek' })).toEqual(['İpek Demir'])
    expect(await titles({ query: 'familia unknown' })).toEqual([])
  })

  test('matches other participants, but not oneself', async () => {
    const found = await titles({ query: 'łukasz', scope: 'participants' })
    expect(found).toContain('Sunday walk')
    expect(await titles({ query: 'Mara', scope: 'participants' })).toEqual([])
  })

  test('filters by chat type', async () => {
    expect(await titles({ query: 'ana', type: 'group', scope: 'participants' })).toContain('Trip')
    expect(await titles({ query: 'ana ruiz', type: 'single' })).toContain('Ana Ruiz')
    expect(await titles({ query: 'trip', type: 'single' })).toEqual([])
    expect(await titles({ query: 'trip', type: 'any' })).toEqual(['Trip'])
  })

  test('filters by last activity, in any time zone', async () => {
    const now = Date.now()
    const at = (days: number) => new Date(now - days * 86_400_000).toISOString()
    const query = { accountIDs: [accountOf('whatsapp')] }
    expect(await titles({ ...query, lastActivityAfter: at(2) })).toEqual([
      'Ana Ruiz',
      'Familia Ruiz 🎂',
    ])
    const zoned = at(100).replace('Z', '+00:00')
    expect(await titles({ ...query, lastActivityBefore: zoned })).toEqual([
      namedContacts.longName.fullName,
    ])
  })

  test('filters by inbox, unread and muted', async () => {
    const { beeper, database } = await freshSandbox()
    const flagged = `update chat set isArchived = title = 'Trip', isLowPriority = title = 'Editors',
      isMuted = title = 'House', unreadCount = 3 * (title = 'Tuesday raid')`
    await database.write([{ sql: flagged, args: [] }])
    const found = async (query: object) =>
      (await beeper.chats.search({ limit: 200, ...query })).items.map((chat) => chat.title)
    expect(await found({ inbox: 'archive' })).toEqual(['Trip'])
    expect(await found({ inbox: 'low-priority' })).toEqual(['Editors'])
    expect(await found({ inbox: 'primary' })).not.toContain('Trip')
    expect(await found({ inbox: 'primary' })).toContain('House')
    expect(await found({ unreadOnly: true })).toEqual(['Tuesday raid'])
    expect(await found({ includeMuted: false })).not.toContain('House')
    expect(await found({ includeMuted: true, unreadOnly: false })).toContain('House')
  })

  test('is paginated', async () => {
    const { beeper } = await freshSandbox()
    const first = await beeper.chats.search({ limit: 7 })
    const all: string[] = []
    for await (const chat of first) all.push(chat.id)
    expect(new Set(all).size).toBe(all.length)
    expect((await beeper.chats.search({ limit: 200 })).items.map((chat) => chat.id)).toEqual(all)
  })
})

describe('focus', () => {
  test('accepts a chat ID, a local ID or no body', async () => {
    const { beeper, app } = await freshSandbox()
    const chat = await beeper.chats.start(start('matrix', { username: 'ada' }))
    expect(await beeper.focus({ chatID: chat.id, draftText: 'Hi' })).toEqual({ success: true })
    expect(await beeper.focus({ chatID: chat.localChatID ?? '' })).toEqual({ success: true })
    const bare = await app.request('/v1/focus', {
      method: 'POST',
      headers: { authorization: 'Bearer sandbox' },
    })
    expect(await bare.json()).toEqual({ success: true })
  })

  test.each([
    [{ draftText: 'Hi' }, 400],
    [{ chatID: 'nowhere' }, 404],
  ])('%j is refused with %i', async (body, status) => {
    const { beeper } = await freshSandbox()
    await expect(beeper.focus(body)).rejects.toMatchObject({ status })
  })
})

describe('the older body of POST /v1/chats', () => {
  test.each([
    [{ mode: 'guess' }, 'mode'],
    [{ mode: 'create', type: 'channel', participantIDs: ['a'] }, 'type'],
    [{ type: 'single', participantIDs: ['a', 'b'] }, 'participantIDs'],
  ])('%j is refused at the invalid field', async (rest, field) => {
    const { beeper } = await freshSandbox({ version: '4.2.557' })
    const body = { accountID: accountOf('whatsapp'), ...rest }
    await expect(beeper.post('/v1/chats', { body })).rejects.toMatchObject({
      status: 400,
      error: { code: 'VALIDATION_ERROR', details: { issues: [{ path: ['body', field] }] } },
    })
  })
})
