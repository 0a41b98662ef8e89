import { describe, expect, test } from 'vitest'
import { OpenedChat } from '#contract/new-chat.ts'
import { everythingIn, freshSandbox } from '../fresh-sandbox.ts'
import { networkByType } from '../networks/networks.ts'
import { refusalOf } from '../refusal-of.ts'
import { group, ordinary, self } from '../sample-requests.ts'

describe('a group', () => {
  test('holds everybody asked for, and you as its admin', async () => {
    const { beeper } = await freshSandbox()
    const chat = await beeper.chats.create(group('whatsapp', 4, { title: 'Trip 🎒' }))
    expect(OpenedChat.parse(chat)).toEqual(chat)
    expect(chat).toMatchObject({
      status: 'created',
      chatID: chat.id,
      type: 'group',
      title: 'Trip 🎒',
    })
    expect(chat.participants).toMatchObject({ total: 5, hasMore: false })
    expect(chat.participants.items.map(({ isAdmin, isSelf }) => [isAdmin, isSelf])).toEqual([
      ...Array.from({ length: 4 }, () => [undefined, false]),
      [true, true],
    ])
    expect(chat.capabilities).toEqual(networkByType('whatsapp').chats.group)
  })

  test('is a new one each time', async () => {
    const { beeper } = await freshSandbox()
    const first = await beeper.chats.create(group('whatsapp', 3))
    const second = await beeper.chats.create(group('whatsapp', 3))
    expect(second.status).toBe('created')
    expect(second.id).not.toBe(first.id)
  })

  test('without a title is called after the people in it', async () => {
    const { beeper } = await freshSandbox()
    const titles = await Promise.all(
      [1, 2, 3, 4, 7].map(async (people) => {
        return (await beeper.chats.create(group('whatsapp', people))).title
      }),
    )
    expect(titles).toEqual([
      'Ada',
      'Ada and Jun',
      'Ada, Jun and Sol',
      'Ada, Jun, Sol and Tess',
      'Ada, Jun, Sol and 4 others',
    ])
  })

  test('waits for those who join by invite only', async () => {
    const { beeper } = await freshSandbox()
    const jun = '@jun:beeper.example'
    const chat = await beeper.chats.create(group('matrix', ['@ada:beeper.example', jun]))
    const pending = chat.participants.items.filter((person) => person.isPending)
    expect(pending.map((person) => person.id)).toEqual([jun])
  })

  test('counts nobody twice, and you not at all', async () => {
    const { beeper } = await freshSandbox()
    const [ada = '', jun = ''] = ordinary('whatsapp')
    const ids = [ada, self('whatsapp'), ` ${ada} `, '', jun, '447700900101']
    const chat = await beeper.chats.create(group('whatsapp', ids))
    expect(chat.participants.items.map(({ id }) => id)).toEqual([ada, jun, self('whatsapp')])
  })

  test('of text messages takes numbers that nobody knows', async () => {
    const { beeper } = await freshSandbox()
    const ids = ['+15550100171', '15550100172', ...ordinary('gmessages').slice(0, 1)]
    const chat = await beeper.chats.create(group('gmessages', ids, { title: 'Numbers' }))
    expect(chat).toMatchObject({ title: 'Numbers', participants: { total: 4 } })
  })

  test.each(['instagramgo', 'facebookgo', 'imessage', 'slackgo'])(
    'on %s ignores the title',
    async (type) => {
      const { beeper } = await freshSandbox()
      const rest = { title: 'Ours', messageText: 'Hello' }
      expect((await beeper.chats.create(group(type, 3, rest))).title).not.toBe('Ours')
    },
  )

  test('on iMessage exists once: the second is refused with the first one’s ID', async () => {
    const { beeper, database } = await freshSandbox()
    const wish = group('imessage', 3, { messageText: 'Hello' })
    const { id } = await beeper.chats.create(wish)
    const before = await everythingIn(database)
    const again = { ...wish, participantIDs: wish.participantIDs.toReversed() }
    const refusal = await refusalOf(beeper.chats.create(again))
    expect(refusal.refused).toBe('409 CHAT_EXISTS')
    expect(refusal.headers?.get('x-should-retry')).toBe('false')
    expect(refusal.details).toEqual({ chatID: id })
    expect(await everythingIn(database)).toEqual(before)
  })
})

test('a title of exactly as many bytes as allowed passes', async () => {
  const { beeper } = await freshSandbox()
  const chat = await beeper.chats.create(group('signal', 1, { title: 'ä'.repeat(16) }))
  expect(chat.title).toBe('ä'.repeat(16))
})
