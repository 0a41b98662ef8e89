import type { ChatStartParams } from '@beeper/desktop-api/resources/chats/chats'
import { describe, expect, test } from 'vitest'
import { namedContacts } from '../seed/named-contacts.ts'
import { freshSandbox } from '../testing/fresh-sandbox.ts'
import { accountOf, start } from '../testing/sample-requests.ts'

const { ada, ipek, jun, tess } = namedContacts

describe('of several identifiers', () => {
  test.each<[string, string, ChatStartParams['user'], string]>([
    [
      'the id is tried first',
      'telegram',
      { id: '19009000101', username: jun.handle },
      'Jun Lindqvist',
    ],
    [
      'the id precedes an e-mail address',
      'slackgo',
      { id: 't0mara5rz-u0000build', email: 'tess_brandt@example.org' },
      'Build Bot',
    ],
    [
      'the username precedes the phone number',
      'telegram',
      { username: jun.handle, phoneNumber: tess.phoneNumber },
      'Jun Lindqvist',
    ],
    [
      'the phone number is used after an unknown username',
      'telegram',
      { username: 'unknown_user', phoneNumber: tess.phoneNumber },
      'Tess Brandt',
    ],
    [
      'the phone number is used after a malformed username',
      'telegram',
      { username: '!', phoneNumber: tess.phoneNumber },
      'Tess Brandt',
    ],
    [
      'an identifier that is not looked up is skipped',
      'whatsapp',
      { username: 'ada_obi', email: 'ada_obi@example.org', phoneNumber: ada.phoneNumber },
      'Ada Obi',
    ],
    [
      'blank identifiers are ignored',
      'whatsapp',
      { id: ' ', username: '', phoneNumber: ada.phoneNumber },
      'Ada Obi',
    ],
    [
      'the phone number precedes the e-mail address',
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
      'a user of another server is found by Matrix ID',
      'matrix',
      { id: '@lena:example.org' },
      'Lena Vogel (own server)',
    ],
  ])('%s', async (_, type, user, title) => {
    const { beeper } = await freshSandbox()
    const chat = await beeper.chats.start(start(type, user, { messageText: 'Hello' }))
    expect(chat.title).toBe(title)
  })

  test('a full name ranks several matches', async () => {
    const { beeper, database } = await freshSandbox()
    await database.write([
      {
        sql: 'update person set phoneNumber = ? where accountID = ? and fullName in (?, ?)',
        args: ['+15550100999', accountOf('whatsapp'), ada.fullName, ipek.fullName],
      },
    ])
    const shared = { phoneNumber: '+15550100999' }
    const titles = ['ipek demir', 'Demir', 'Ada', 'Unknown Name', undefined].map(
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

  test('a full name does not exclude a single match', async () => {
    const { beeper } = await freshSandbox()
    const user = { phoneNumber: ada.phoneNumber, fullName: 'Another Name' }
    expect((await beeper.chats.start(start('whatsapp', user))).title).toBe('Ada Obi')
  })
})
