import { beforeEach, describe, expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { freshSandbox } from '../fresh-sandbox.ts'
import { refusalOf } from '../refusal-of.ts'
import { chatOn, group } from '../sample-requests.ts'

const day = 86_400

let beeper: Awaited<ReturnType<typeof freshSandbox>>['beeper']
beforeEach(async () => {
  beeper = (await freshSandbox()).beeper
})

describe('a change of a chat', () => {
  test('is answered with the chat as it is now, and leaves the rest alone', async () => {
    const id = await chatOn(beeper, 'whatsapp')
    const before = await beeper.chats.retrieve(id)
    const change = { isPinned: true, isMuted: true, isLowPriority: true, isArchived: true }
    const after = await beeper.chats.update(id, change)
    expect(Chat.parse(after)).toEqual(after)
    expect(after).toEqual({ ...before, ...change })
    expect(await beeper.chats.retrieve(before.localChatID ?? '')).toEqual(after)
  })

  test('may be none at all', async () => {
    const id = await chatOn(beeper, 'whatsapp')
    const before = await beeper.chats.retrieve(id)
    expect(await beeper.chats.update(id, {})).toEqual(before)
  })

  test('reaches title, description, picture and timer of a group that allows it', async () => {
    const { id } = await beeper.chats.create(group('whatsapp', 3, { title: 'Trip' }))
    const change = {
      title: 'Trip to Ærø',
      description: 'Tents',
      imgURL: '/pictures/tents.png',
      messageExpirySeconds: 7 * day,
    }
    expect(await beeper.chats.update(id, change)).toMatchObject(change)
    expect((await beeper.chats.search({ query: 'aero' })).items.map((chat) => chat.id)).toEqual([
      id,
    ])
  })

  test('with null clears, and a group is called after its people again', async () => {
    const untitled = await beeper.chats.create(group('whatsapp', 3))
    const { id } = await beeper.chats.create(
      group('whatsapp', 3, { title: 'Trip', messageText: 'Hi' }),
    )
    await beeper.chats.update(id, { description: 'Tents', messageExpirySeconds: day })
    const cleared = await beeper.chats.update(id, {
      title: null,
      description: null,
      imgURL: null,
      messageExpirySeconds: null,
    })
    expect(cleared).toMatchObject({
      title: untitled.title,
      description: null,
      imgURL: null,
      messageExpirySeconds: null,
    })
  })

  test.each([
    ['whatsapp', 'single', { title: 'Ada' }, 'The title of this WhatsApp chat cannot be changed'],
    ['imessage', 'group', { title: 'a' }, 'The title of this iMessage chat cannot be changed'],
    ['slackgo', 'group', { imgURL: '/a' }, 'The picture of this Slack chat cannot be changed'],
    [
      'telegram',
      'group',
      { description: 'a' },
      'The description of this Telegram chat cannot be changed',
    ],
    [
      'discordgo',
      'single',
      { messageExpirySeconds: day },
      'The disappearing timer of this Discord chat cannot be changed',
    ],
    [
      'whatsapp',
      'single',
      { messageExpirySeconds: 60 },
      'Unsupported value for disappearing timer',
    ],
    ['whatsapp', 'group', { title: 'x'.repeat(101) }, 'Name must be at most 100 characters'],
  ] as const)('on %s, %s, that is not possible is refused: %o', async (...row) => {
    const [network, type, change, message] = row
    const id = await chatOn(beeper, network, type)
    const before = await beeper.chats.retrieve(id)
    expect(await refusalOf(beeper.chats.update(id, { ...change, isPinned: true }))).toMatchObject({
      refused: '400 VALIDATION_ERROR',
      message,
      path: ['body', Object.keys(change)[0]],
    })
    expect(await beeper.chats.retrieve(id)).toEqual(before)
  })

  test('takes any time on Signal, and 0 for none', async () => {
    const id = await chatOn(beeper, 'signal')
    const { messageExpirySeconds } = await beeper.chats.update(id, { messageExpirySeconds: 61 })
    expect(messageExpirySeconds).toBe(61)
    await beeper.chats.update(id, { messageExpirySeconds: 0 })
    for (const wrong of [-1, 0.5]) {
      const change = beeper.chats.update(id, { messageExpirySeconds: wrong })
      expect((await refusalOf(change)).path).toEqual(['body', 'messageExpirySeconds'])
    }
  })

  test('of a read-only chat concerns yourself only', async () => {
    const { items } = await beeper.chats.search({ limit: 200 })
    const { id } = items.find((chat) => chat.isReadOnly) ?? { id: '' }
    expect((await beeper.chats.update(id, { isPinned: true })).isPinned).toBe(true)
    for (const refused of [
      beeper.chats.update(id, { title: 'a' }),
      beeper.messages.send(id, { text: 'a' }),
    ]) {
      expect(await refusalOf(refused)).toMatchObject({
        refused: '403 forbidden',
        message: 'This chat is read-only',
      })
    }
  })
})

describe('a draft', () => {
  test('is taken only while there is none, and cleared by null', async () => {
    const id = await chatOn(beeper, 'whatsapp')
    const draft = { text: 'Dear Ada' }
    expect((await beeper.chats.update(id, { draft })).draft).toEqual(draft)
    const again = beeper.chats.update(id, { draft: { text: 'Dear Ben' }, isPinned: true })
    expect(await refusalOf(again)).toMatchObject({
      refused: '400 VALIDATION_ERROR',
      path: ['body', 'draft'],
    })
    expect(await beeper.chats.retrieve(id)).toMatchObject({ draft, isPinned: false })
    expect((await beeper.chats.update(id, { draft: null })).draft).toBeNull()
    expect((await beeper.chats.update(id, { draft: { text: ' ' } })).draft).toBeNull()
    expect((await beeper.chats.update(id, { draft })).draft).toEqual(draft)
  })

  test('that two write at once is one of them', async () => {
    const id = await chatOn(beeper, 'whatsapp')
    const texts = ['a', 'b', 'c', 'd']
    const writing = texts.map((text) => beeper.chats.update(id, { draft: { text } }))
    const done = (await Promise.allSettled(writing)).filter(({ status }) => status === 'fulfilled')
    expect(done).toHaveLength(1)
    expect(texts).toContain((await beeper.chats.retrieve(id)).draft?.text)
  })

  test('with a file that nobody uploaded is refused', async () => {
    const attachments = { a: { uploadID: 'u' } }
    const draft = { text: 'Look', attachments }
    const change = beeper.chats.update(await chatOn(beeper, 'whatsapp'), { draft })
    expect((await refusalOf(change)).path).toEqual(['body', 'draft', 'attachments'])
  })
})
