import { beforeEach, describe, expect, test } from 'vitest'
import { searchAll, searchMessages } from '#contract/search.ts'
import { freshSandbox } from '../testing/fresh-sandbox.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { accountOf, chatOn } from '../testing/sample-requests.ts'

let beeper: Awaited<ReturnType<typeof freshSandbox>>['beeper']
beforeEach(async () => {
  beeper = (await freshSandbox()).beeper
})

const textsOf = (found: { items: { text?: string }[] }) => found.items.map(({ text }) => text)

describe('a search for everything', () => {
  test('matches chats by title, groups by participant, and messages by text', async () => {
    const found = await beeper.search({ query: 'ana' })
    expect(searchAll.answer.parse(found)).toEqual(found)
    const { chats, in_groups: groups } = found.results
    expect(chats.map((chat) => chat.title)).toContain('Ana Ruiz')
    expect(groups.map((chat) => chat.title)).toContain('Familia Ruiz 🎂')
    expect(new Set(groups.map((chat) => chat.type))).toEqual(new Set(['group']))
    const { messages } = (await beeper.search({ query: 'cafe tuesday' })).results
    expect(textsOf(messages)).toEqual(['Tuesday works. Same café?'])
    expect(Object.keys(messages.chats)).toEqual([messages.items[0]?.chatID])
  })

  test('may have no results and requires a query', async () => {
    const { results } = await beeper.search({ query: 'zzzz' })
    expect(results).toEqual({
      chats: [],
      in_groups: [],
      messages: { items: [], chats: {}, hasMore: false, oldestCursor: null, newestCursor: null },
    })
    expect((await refusalOf(beeper.search({ query: '' }))).path).toEqual(['query', 'query'])
  })
})

describe('a search for messages', () => {
  test('is paginated, newest first, and each page has its chats', async () => {
    const first = await beeper.messages.search({ accountIDs: [accountOf('whatsapp')] })
    expect(searchMessages.answer.parse(first)).toMatchObject({ items: first.items })
    expect(first.items).toHaveLength(20)
    const timestamps: string[] = []
    for await (const message of first) timestamps.push(message.timestamp)
    expect(timestamps.length).toBeGreaterThan(25)
    expect(timestamps).toEqual(timestamps.toSorted().reverse())
  })

  test('matches a new message, but not a deleted one', async () => {
    const chatID = await chatOn(beeper, 'discordgo')
    const { pendingMessageID } = await beeper.messages.send(chatID, { text: 'Ærlig talt, ŁÓDŹ!' })
    const find = () => beeper.messages.search({ query: 'lodz aerlig' })
    expect((await find()).items).toMatchObject([{ id: pendingMessageID, chatID }])
    await expect.poll(async () => (await find()).items[0]?.sendStatus?.status).toBe('SUCCESS')
    const [message] = (await find()).items
    await beeper.messages.delete(message?.id ?? '', { chatID })
    expect((await find()).items).toEqual([])
  })

  test('filters by chat, chat type, sender and time', async () => {
    const chatID = await chatOn(beeper, 'whatsapp')
    const { localChatID } = await beeper.chats.retrieve(chatID)
    const here = await beeper.messages.search({ chatIDs: [chatID] })
    expect(here.items.length).toBeGreaterThanOrEqual(5)
    expect(new Set(here.items.map((message) => message.chatID))).toEqual(new Set([chatID]))
    const local = await beeper.messages.search({ chatIDs: [localChatID ?? ''] })
    expect(local.items).toEqual(here.items)

    const [own, others] = [
      await beeper.messages.search({ chatIDs: [chatID], sender: 'me' }),
      await beeper.messages.search({ chatIDs: [chatID], sender: 'others' }),
    ]
    expect(own.items.length + others.items.length).toBe(here.items.length)
    expect(own.items.every((message) => message.isSender)).toBe(true)
    const sender = others.items[0]?.senderID ?? ''
    expect((await beeper.messages.search({ chatIDs: [chatID], sender })).items).toEqual(
      others.items,
    )

    const [newest, second] = here.items
    const since = { chatIDs: [chatID], dateAfter: second?.timestamp ?? '' }
    expect((await beeper.messages.search(since)).items).toEqual([newest])
    const before = { chatIDs: [chatID], dateBefore: second?.timestamp ?? '' }
    expect((await beeper.messages.search(before)).items).toEqual(here.items.slice(2))

    const groups = await beeper.messages.search({ chatType: 'group' })
    expect(groups.items.map((message) => message.chatID)).not.toContain(chatID)
  })

  test('excludes low-priority chats by default, and muted ones on request', async () => {
    const { items } = await beeper.chats.search({ limit: 200 })
    const low = items.find((chat) => chat.isLowPriority)?.id ?? ''
    const found = (query: object) => beeper.messages.search({ chatIDs: [low], ...query })
    expect((await found({})).items).toEqual([])
    expect((await found({ excludeLowPriority: false })).items.length).toBeGreaterThan(0)
    const muted = items.find((chat) => chat.isMuted && !chat.isLowPriority)?.id ?? ''
    const inMuted = (query: object) => beeper.messages.search({ chatIDs: [muted], ...query })
    expect((await inMuted({})).items.length).toBeGreaterThan(0)
    expect((await inMuted({ includeMuted: false })).items).toEqual([])
  })

  test('filters by links, and matches no other media', async () => {
    const chatID = await chatOn(beeper, 'whatsapp')
    await beeper.messages.send(chatID, { text: 'See https://example.org/trip' })
    const found = async (mediaTypes: ('any' | 'link' | 'image')[]) =>
      textsOf(await beeper.messages.search({ mediaTypes }))
    expect(await found(['link'])).toEqual(['See https://example.org/trip'])
    expect(await found(['image', 'link'])).toEqual(['See https://example.org/trip'])
    expect(await found(['image'])).toEqual([])
  })
})
