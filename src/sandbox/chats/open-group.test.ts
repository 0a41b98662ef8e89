import type { ChatCreateParams } from '@beeper/desktop-api/resources/chats/chats'
import { describe, expect, test } from 'vitest'
import { OpenedChat } from '#contract/new-chat.ts'
import { networkByType } from '../networks/networks.ts'
import { allRows, freshSandbox } from '../testing/fresh-sandbox.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { group, ordinary, self } from '../testing/sample-requests.ts'

describe('a group', () => {
  test('has all requested participants and the user as admin', async () => {
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

  test('without a title is named after its participants', async () => {
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

  test('has pending participants who need an invite', async () => {
    const { beeper } = await freshSandbox()
    const jun = '@jun:beeper.example'
    const chat = await beeper.chats.create(group('matrix', ['@ada:beeper.example', jun]))
    const pending = chat.participants.items.filter((person) => person.isPending)
    expect(pending.map((person) => person.id)).toEqual([jun])
  })

  test('ignores duplicate participants and the own ID', async () => {
    const { beeper } = await freshSandbox()
    const [ada = '', jun = ''] = ordinary('whatsapp')
    const ids = [ada, self('whatsapp'), ` ${ada} `, '', jun, '447700900101']
    const chat = await beeper.chats.create(group('whatsapp', ids))
    expect(chat.participants.items.map(({ id }) => id)).toEqual([ada, jun, self('whatsapp')])
  })

  test('on Google Messages accepts unknown numbers', async () => {
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

  test('on iMessage is unique: the second is refused with the ID of the first', async () => {
    const { beeper, database } = await freshSandbox()
    const body = group('imessage', 3, { messageText: 'Hello' })
    const { id } = await beeper.chats.create(body)
    const before = await allRows(database)
    const again = { ...body, participantIDs: body.participantIDs.toReversed() }
    const refusal = await refusalOf(beeper.chats.create(again))
    expect(refusal.refused).toBe('409 CHAT_EXISTS')
    expect(refusal.headers?.get('x-should-retry')).toBe('false')
    expect(refusal.details).toEqual({ chatID: id })
    expect(await allRows(database)).toEqual(before)
  })
})

test('a title with the maximum number of bytes is accepted', async () => {
  const { beeper } = await freshSandbox()
  const chat = await beeper.chats.create(group('signal', 1, { title: 'ä'.repeat(16) }))
  expect(chat.title).toBe('ä'.repeat(16))
})

const ids = ['body', 'participantIDs']
const title = ['body', 'title']
const two = 'Must have at least 2 member(s) (in addition to yourself)'
const one = 'Must have at least 1 member(s) (in addition to yourself)'

describe('a group is refused', () => {
  test.each<[string, ChatCreateParams, string, string | RegExp, string[]?]>([
    ['on X', group('twitter', 2), '422 NOT_SUPPORTED', 'X does not support creating groups'],
    ['on Discord', group('discordgo', 2), '422 NOT_SUPPORTED', /does not support creating groups/],
    ['on Slack with one person', group('slackgo', 1), '400 VALIDATION_ERROR', two, ids],
    ['on LinkedIn with one person', group('linkedin', 1), '400 VALIDATION_ERROR', two, ids],
    ['with only oneself', group('whatsapp', [self('whatsapp')]), '400 VALIDATION_ERROR', one, ids],
    [
      'with too few others besides oneself',
      group('gmessages', ['+15550100171', self('gmessages')]),
      '400 VALIDATION_ERROR',
      two,
      ids,
    ],
    [
      'on Slack with nine people',
      group('slackgo', 9),
      '400 VALIDATION_ERROR',
      'Must have at most 8 member(s)',
      ids,
    ],
    [
      'with a malformed ID',
      group('whatsapp', ['447700900101', 'Ada!']),
      '400 VALIDATION_ERROR',
      'User ID "Ada!" is not valid on this network',
      ids,
    ],
    [
      'with an unknown ID',
      group('whatsapp', ['447700900101', '15550100000']),
      '404 USER_NOT_FOUND',
      'User not found',
    ],
    [
      'with a user who accepts no messages',
      group('whatsapp', ['447700900101', '15550100190']),
      '403 forbidden',
      /Cannot message/,
    ],
    [
      'on Signal without a title',
      group('signal', 2, { title: ' ' }),
      '400 VALIDATION_ERROR',
      'Name is required',
      title,
    ],
    [
      'on Telegram without a title',
      group('telegram', 2),
      '400 VALIDATION_ERROR',
      'Name is required',
      title,
    ],
    [
      'on Signal with 33 bytes of title',
      group('signal', 2, { title: `${'ä'.repeat(16)}a` }),
      '400 VALIDATION_ERROR',
      'Name must be at most 32 characters',
      title,
    ],
    [
      'on WhatsApp with 101 bytes of title',
      group('whatsapp', 2, { title: 'x'.repeat(101) }),
      '400 VALIDATION_ERROR',
      'Name must be at most 100 characters',
      title,
    ],
    [
      'on iMessage without a message',
      group('imessage', 2),
      '400 VALIDATION_ERROR',
      /first message/,
      ['body', 'messageText'],
    ],
    [
      'with a message that is too long',
      group('signal', 2, { title: 'A', messageText: 'x'.repeat(2001) }),
      '400 VALIDATION_ERROR',
      /at most 2000/,
      ['body', 'messageText'],
    ],
    [
      'on an unknown account',
      { ...group('signal', 2), accountID: 'nowhere' },
      '404 NOT_FOUND',
      'Account not found',
    ],
    [
      'without participants',
      group('signal', []),
      '400 VALIDATION_ERROR',
      /at least one participantID/,
      ids,
    ],
    [
      'with blank participants',
      group('signal', ['', ' ']),
      '400 VALIDATION_ERROR',
      /at least one participantID/,
      ids,
    ],
  ])('%s, and nothing is stored', async (_, body, refused, message, path?) => {
    const { beeper, database } = await freshSandbox()
    const before = await allRows(database)
    expect(await refusalOf(beeper.chats.create(body))).toMatchObject({
      refused,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
      path,
    })
    expect(await allRows(database)).toEqual(before)
  })

  test('while the account is not connected', async () => {
    const { beeper, database } = await freshSandbox()
    await database.write([{ sql: `update account set status = 'disconnected'`, args: [] }])
    const refusal = await refusalOf(beeper.chats.create(group('whatsapp', 2)))
    expect(refusal.refused).toBe('409 ACCOUNT_NOT_CONNECTED')
  })

  test('with the unknown ID in its details', async () => {
    const { beeper } = await freshSandbox()
    const refusal = await refusalOf(beeper.chats.create(group('whatsapp', ['15550100000'])))
    expect(refusal.details).toEqual({ userID: '15550100000' })
  })
})
