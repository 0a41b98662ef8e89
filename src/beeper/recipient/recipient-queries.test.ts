import { describe, expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { createQueryClient } from '../connection/queries.ts'
import { fakeBeeper, rawChat } from '../testing/fake-beeper.ts'
import type { Details } from './contact-match.ts'
import { contactsInChats, sharedChatQuery } from './recipient-queries.ts'

const blank: Details = { id: '', username: '', phoneNumber: '', email: '', fullName: '' }
const search = 'GET /v1/chats/search'

/** A server that finds chats by a text in any of their members. */
function serverWith(...chats: ReturnType<typeof rawChat>[]) {
  return fakeBeeper({
    [search]: ({ query }) => ({
      items: chats.filter((chat) =>
        JSON.stringify(chat.participants).toLowerCase().includes(String(query.query).toLowerCase()),
      ),
      hasMore: false,
    }),
  })
}

const shared = async (server: ReturnType<typeof fakeBeeper>, user: Partial<Details>) =>
  (
    await createQueryClient().fetchQuery(
      sharedChatQuery(server.beeper, 'whatsapp', { ...blank, ...user }),
    )
  ).chat?.chatID

describe('an existing chat', () => {
  // WhatsApp's hidden IDs, and a name that only the network has
  const known = { id: '@lid-1:w', fullName: 'A. O.', phoneNumber: '+44 7700 900101' }
  const ada = { id: '@ada:w', fullName: 'Ada Obi', phoneNumber: '+447700900101' }

  test('is found by the number where it holds another ID and another name', async () => {
    const chat = rawChat('!ada', 'whatsapp', [{ ...known, phoneNumber: '+447700900101' }])
    expect(await shared(serverWith(chat), ada)).toBe('!ada')
    expect(await shared(serverWith(chat), { phoneNumber: '+447700900101' })).toBe('!ada')
  })

  test('is found by the name and matched by the ID where it holds no number', async () => {
    const chat = rawChat('!ada', 'whatsapp', [{ id: '@ada:w', fullName: 'Ada Obi' }])
    expect(await shared(serverWith(chat), ada)).toBe('!ada')
  })

  test('is found by an address in any case, and by a handle with or without @', async () => {
    const member = { id: '1', email: 'Ada@Example.org', username: 'ada_obi' }
    const server = serverWith(rawChat('!ada', 'whatsapp', [member]))
    expect(await shared(server, { email: 'ada@example.org' })).toBe('!ada')
    expect(await shared(server, { username: '@Ada_Obi' })).toBe('!ada')
  })

  test.each([
    ['on another account', rawChat('!x', 'telegram', [ada])],
    ['that is a group', rawChat('!x', 'whatsapp', [ada], { type: 'group' })],
    ['with a namesake', rawChat('!x', 'whatsapp', [{ id: '2', fullName: 'Ada Obi' }])],
    ['where the number is the user’s own', rawChat('!x', 'whatsapp', [{ ...ada, isSelf: true }])],
  ])('is not one %s', async (_, chat) => {
    expect(await shared(serverWith(chat), ada)).toBeUndefined()
  })

  test('is searched for on the one account, among direct chats', async () => {
    const server = serverWith()
    await shared(server, ada)
    expect(server.asked.map(({ query }) => query)).toEqual([
      {
        ...{ accountIDs: ['whatsapp'], type: 'single', scope: 'participants' },
        query: '+447700900101',
      },
      { accountIDs: ['whatsapp'], type: 'single', scope: 'participants', query: 'Ada Obi' },
    ])
  })

  test('is not searched for by a name alone, or without an account', () => {
    const { beeper } = fakeBeeper()
    const enabled = (accountID: string, user: Partial<Details>) =>
      sharedChatQuery(beeper, accountID, { ...blank, ...user }).enabled
    expect(enabled('whatsapp', { fullName: 'Ada Obi' })).toBe(false)
    expect(enabled('', ada)).toBe(false)
    expect(enabled('whatsapp', ada)).toBe(true)
  })
})

test('the participants of a chat are contacts of the chat’s account', () => {
  const members = [{ id: 'bot', isNetworkBot: true }, { id: 'ada' }]
  const [only, ...others] = contactsInChats([Chat.parse(rawChat('!a', 'imessage_1', members))], [])
  expect(others).toEqual([])
  expect(only).toMatchObject({
    account: { accountID: 'imessage_1' },
    contact: { id: 'ada' },
    chat: { chatID: '!a' },
  })
})
