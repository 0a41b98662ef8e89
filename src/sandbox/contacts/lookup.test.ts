import type { ChatStartParams } from '@beeper/desktop-api/resources/chats/chats'
import { describe, expect, test } from 'vitest'
import { namedContacts } from '../seed/named-contacts.ts'
import { freshSandbox } from '../testing/fresh-sandbox.ts'
import { accountOf, start } from '../testing/sample-requests.ts'

const { ada, ipek, jun, tess } = namedContacts

describe('of several identifiers', () => {
  test.each<[string, string, ChatStartParams['user'], string]>([
    [
      'the id comes first',
      'telegram',
      { id: '19009000101', username: jun.handle },
      'Jun Lindqvist',
    ],
    [
      'the id wins over a username',
      'slackgo',
      { id: 't0mara5rz-u0000build', email: 'tess_brandt@example.org' },
      'Build Bot',
    ],
    [
      'the username wins over a number',
      'telegram',
      { username: jun.handle, phoneNumber: tess.phoneNumber },
      'Jun Lindqvist',
    ],
    [
      'an unknown username leaves it to the number',
      'telegram',
      { username: 'nobody_here', phoneNumber: tess.phoneNumber },
      'Tess Brandt',
    ],
    [
      'a malformed username leaves it to the number',
      'telegram',
      { username: '!', phoneNumber: tess.phoneNumber },
      'Tess Brandt',
    ],
    [
      'a kind that is not looked up is passed over',
      'whatsapp',
      { username: 'ada_obi', email: 'ada_obi@example.org', phoneNumber: ada.phoneNumber },
      'Ada Obi',
    ],
    [
      'blank ones do not count',
      'whatsapp',
      { id: ' ', username: '', phoneNumber: ada.phoneNumber },
      'Ada Obi',
    ],
    [
      'the number wins over the address',
      'imessage',
      { phoneNumber: ada.phoneNumber, email: 'amelie_lefevre@example.org' },
      'Ada Obi',
    ],
    [
      'a stranger is found by exact lookup',
      'whatsapp',
      { phoneNumber: '+15550100191' },
      'Stranger Stan',
    ],
    [
      'a person of another server is found by Matrix ID',
      'matrix',
      { id: '@lena:example.org' },
      'Lena Vogel (own server)',
    ],
  ])('%s', async (_, type, user, title) => {
    const { beeper } = await freshSandbox()
    const chat = await beeper.chats.start(start(type, user, { messageText: 'Hello' }))
    expect(chat.title).toBe(title)
  })

  test('a full name chooses among people who share one', async () => {
    const { beeper, database } = await freshSandbox()
    await database.write([
      {
        sql: 'update person set phoneNumber = ? where accountID = ? and fullName in (?, ?)',
        args: ['+15550100999', accountOf('whatsapp'), ada.fullName, ipek.fullName],
      },
    ])
    const shared = { phoneNumber: '+15550100999' }
    const titles = ['ipek demir', 'Demir', 'Ada', 'Nobody Else', undefined].map(
      async (fullName) => {
        const user = fullName === undefined ? shared : { ...shared, fullName }
        return (await beeper.chats.start(start('whatsapp', user))).title
      },
    )
    expect(await Promise.all(titles)).toEqual([
      'İpek Demir',
      'İpek Demir',
      'Ada Obi',
      'Ada Obi',
      'Ada Obi',
    ])
  })

  test('a full name never chooses against a single match', async () => {
    const { beeper } = await freshSandbox()
    const user = { phoneNumber: ada.phoneNumber, fullName: 'Somebody Else' }
    expect((await beeper.chats.start(start('whatsapp', user))).title).toBe('Ada Obi')
  })
})
