import type { ChatStartParams } from '@beeper/desktop-api/resources/chats/chats'
import { describe, expect, test } from 'vitest'
import { namedContacts } from '../seed/named-contacts.ts'
import { allRows, freshSandbox } from '../testing/fresh-sandbox.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { start } from '../testing/sample-requests.ts'

const { ada, jun } = namedContacts

describe('a refusal', () => {
  const noMessage = 'Cannot message this user on the selected account'
  const phonePath = ['body', 'user', 'phoneNumber']
  const tooLong = 'x'.repeat(2001)

  test.each<[string, ChatStartParams, string, string | RegExp, string[]?]>([
    [
      'no identifier',
      start('whatsapp', {}),
      '400 VALIDATION_ERROR',
      /name can’t find/,
      ['body', 'user'],
    ],
    [
      'a name alone',
      start('whatsapp', { fullName: 'Ada Obi' }),
      '400 VALIDATION_ERROR',
      /name can’t find/,
      ['body', 'user'],
    ],
    [
      'a number without +',
      start('signal', { phoneNumber: '0151 1234' }),
      '400 VALIDATION_ERROR',
      'phone number must start with +',
      phonePath,
    ],
    [
      'letters in a number',
      start('signal', { phoneNumber: '+49x' }),
      '400 VALIDATION_ERROR',
      'phone number must only contain numbers',
      phonePath,
    ],
    [
      'an e-mail address as WhatsApp number',
      start('whatsapp', { phoneNumber: 'a@example.org' }),
      '400 VALIDATION_ERROR',
      /looks like email/,
      phonePath,
    ],
    [
      'a malformed username',
      start('telegram', { username: '!' }),
      '400 VALIDATION_ERROR',
      /invalid identifier/,
      ['body', 'user', 'username'],
    ],
    [
      'only identifiers that are not looked up',
      start('whatsapp', { username: 'ada', email: 'a@example.org' }),
      '422 NOT_SUPPORTED',
      'WhatsApp cannot look up by username or email address',
    ],
    [
      'an unknown number',
      start('whatsapp', { phoneNumber: '+15550100000' }),
      '404 USER_NOT_FOUND',
      'User not found',
    ],
    [
      'an unknown ID',
      start('whatsapp', { id: '15550100000' }),
      '404 USER_NOT_FOUND',
      'User not found',
    ],
    [
      'a handle in another case on X',
      start('twitter', { username: 'passingpat' }),
      '404 USER_NOT_FOUND',
      'User not found',
    ],
    [
      'a user who accepts no messages',
      start('whatsapp', { phoneNumber: '+15550100190' }),
      '403 forbidden',
      noMessage,
    ],
    [
      'an invite with allowInvite: false',
      start('matrix', { username: 'sol' }, { allowInvite: false }),
      '403 forbidden',
      'Starting this chat needs an invite',
    ],
    [
      'iMessage without a message',
      start('imessage', { phoneNumber: ada.phoneNumber }, { messageText: ' ' }),
      '400 VALIDATION_ERROR',
      /first message/,
      ['body', 'messageText'],
    ],
    [
      'a message that is too long',
      start('signal', { phoneNumber: jun.phoneNumber }, { messageText: tooLong }),
      '400 VALIDATION_ERROR',
      /at most 2000/,
      ['body', 'messageText'],
    ],
    [
      'a network that cannot start chats',
      start('discordgo', { username: 'ada_obi' }),
      '422 NOT_SUPPORTED',
      'This network cannot start new chats',
    ],
    [
      'a chat with oneself where it is not supported',
      start('twitter', { username: 'MaraRuiz' }),
      '400 VALIDATION_ERROR',
      /yourself/,
      ['body', 'user'],
    ],
    [
      'an unknown account',
      { accountID: 'nowhere', user: { id: 'x' } },
      '404 NOT_FOUND',
      'Account not found',
    ],
    [
      'no account',
      { accountID: '', user: { id: 'x' } },
      '400 VALIDATION_ERROR',
      /./,
      ['body', 'accountID'],
    ],
  ])(
    'for %s has its code and message, and nothing is stored',
    async (_, body, refused, message, path?) => {
      const { beeper, database } = await freshSandbox()
      const before = await allRows(database)
      expect(await refusalOf(beeper.chats.start(body))).toMatchObject({
        refused,
        message: typeof message === 'string' ? message : expect.stringMatching(message),
        path,
      })
      expect(await allRows(database)).toEqual(before)
    },
  )

  test('for several malformed identifiers has an issue for each', async () => {
    const { app } = await freshSandbox()
    const answer = await app.request('/v1/chats/start', {
      method: 'POST',
      headers: { authorization: 'Bearer sandbox' },
      body: JSON.stringify(start('telegram', { username: '!', phoneNumber: '12' })),
    })
    const { details } = await answer.json()
    expect(details.issues.map((issue: { path: string[] }) => issue.path.at(-1))).toEqual([
      'username',
      'phoneNumber',
    ])
  })
})
