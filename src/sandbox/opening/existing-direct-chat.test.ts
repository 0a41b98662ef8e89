import type { ChatStartParams } from '@beeper/desktop-api/resources/chats/chats'
import { describe, expect, test } from 'vitest'
import { everythingIn, freshSandbox } from '../fresh-sandbox.ts'
import { refusalOf } from '../refusal-of.ts'
import { accountOf, start } from '../sample-requests.ts'
import { cast } from '../seed/cast.ts'
import { numericID } from '../seed/identifiers.ts'

const { ada, amelie, ipek, kit } = cast

describe('a chat that exists', () => {
  test.each<[string, string, ChatStartParams['user'], object]>([
    ['without an invite', 'matrix', { username: 'ada' }, { allowInvite: false }],
    ['without words on iMessage', 'imessage', { email: 'Amelie_Lefevre@example.org' }, {}],
    ['on a network that starts nothing', 'discordgo', { id: numericID(kit, 18) }, {}],
    ['on an account that is not connected', 'gvoice', { id: `1.${cast.ana.phoneNumber}` }, {}],
  ])('is opened %s', async (_, type, user, rest) => {
    const { beeper } = await freshSandbox()
    const chat = await beeper.chats.start(start(type, user, rest))
    expect(chat.status).toBe('existing')
    expect(chat.participants.total).toBe(2)
  })

  test('takes the message and moves to the front', async () => {
    const { beeper } = await freshSandbox()
    const user = { email: 'amelie_lefevre@example.org' }
    const chat = await beeper.chats.start(start('imessage', user, { messageText: 'Salut 👋' }))
    const [newest] = (await beeper.chats.list()).items
    expect(newest).toMatchObject({ id: chat.id, preview: { text: 'Salut 👋', isSender: true } })
    expect(chat.title).toBe(amelie.fullName)
  })

  test('that is read-only is opened, and takes no message', async () => {
    const { beeper, database } = await freshSandbox()
    await database.write([{ sql: 'update chat set isReadOnly = 1', args: [] }])
    const user = { email: 'amelie_lefevre@example.org' }
    const { isReadOnly } = await beeper.chats.start(start('imessage', user))
    expect(isReadOnly).toBe(true)
    const before = await everythingIn(database)
    const request = beeper.chats.start(start('imessage', user, { messageText: 'Salut' }))
    expect(await refusalOf(request)).toMatchObject({
      refused: '403 forbidden',
      message: 'This chat is read-only',
    })
    expect(await everythingIn(database)).toEqual(before)
  })

  test('stays where it is when the message is blank', async () => {
    const { beeper, database } = await freshSandbox()
    const before = await everythingIn(database)
    const user = { email: 'amelie_lefevre@example.org' }
    await beeper.chats.start(start('imessage', user, { messageText: ' \n' }))
    expect(await everythingIn(database)).toEqual(before)
  })
})

test.each(['disconnected', 'connection_required', 'reconnect_required', 'disabled'])(
  'an account that is %s opens nothing new, and clients are told not to repeat',
  async (status) => {
    const { beeper, database } = await freshSandbox()
    await database.write([
      {
        sql: 'update account set status = ? where accountID = ?',
        args: [status, accountOf('whatsapp')],
      },
    ])
    for (const phoneNumber of [ada.phoneNumber, '+15550100000']) {
      const refusal = await refusalOf(beeper.chats.start(start('whatsapp', { phoneNumber })))
      expect(refusal.refused).toBe('409 ACCOUNT_NOT_CONNECTED')
      expect(refusal.headers?.get('x-should-retry')).toBe('false')
    }
    const user = { phoneNumber: ipek.phoneNumber }
    expect((await beeper.chats.start(start('whatsapp', user))).status).toBe('existing')
  },
)

test.each(['connecting', 'backfilling', 'attention_required'])(
  'an account that is %s works',
  async (status) => {
    const { beeper, database } = await freshSandbox()
    await database.write([{ sql: 'update account set status = ?', args: [status] }])
    const user = { phoneNumber: ada.phoneNumber }
    expect((await beeper.chats.start(start('whatsapp', user))).status).toBe('created')
  },
)
