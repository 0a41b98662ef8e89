import { expect, test } from 'vitest'
import { listAccounts } from './accounts.ts'
import { ChatCapabilities } from './capabilities.ts'
import { Chat } from './chats.ts'
import { searchContacts } from './contacts.ts'
import { own } from './lenient.ts'

test('an odd entry of a map hides no other', () => {
  expect(ChatCapabilities.parse({ formatting: { bold: 2, glitter: 'lots' } }).formatting).toEqual({
    bold: 2,
  })
  const { attachments } = ChatCapabilities.parse({
    attachments: {
      'm.image': { mimeTypes: { 'image/png': 2, 'image/gif': 'yes' }, maxSize: 'huge' },
      'm.file': { mimeTypes: 'any' },
      'm.video': true,
    },
  })
  expect(attachments).toEqual({
    'm.image': { mimeTypes: { 'image/png': 2 } },
    'm.file': { mimeTypes: {} },
  })
})

test('a map that is none reads as absent', () => {
  expect(ChatCapabilities.parse({ formatting: 'all', attachments: [] })).toEqual({})
})

const account = { accountID: 'whatsapp', user: { id: 'me' } }

test('an odd entry of a list hides no other', () => {
  const answer = [null, account, { accountID: 5 }, 'whatsapp', [account], {}]
  expect(listAccounts.answer.parse(answer)).toMatchObject([account])
  const items = [undefined, { id: 'ada' }, { id: null }]
  expect(searchContacts.answer.parse({ items })).toMatchObject({ items: [{ id: 'ada' }] })
})

test('a list of nothing but odd entries is none', () => {
  expect(listAccounts.answer.parse([])).toEqual([])
  expect(listAccounts.answer.safeParse([null, 5]).success).toBe(false)
})

test('participants that cannot be read leave the chat open, and its total as it was', () => {
  const chat = { id: '!a:b', accountID: 'a', type: 'group', unreadCount: 0 }
  const participants = { items: [null, { id: 'ada' }], hasMore: false, total: 2 }
  expect(Chat.parse({ ...chat, participants }).participants).toMatchObject({
    items: [{ id: 'ada' }],
    total: 2,
  })
  for (const items of [[null], 'junk', undefined]) {
    expect(Chat.parse({ ...chat, participants: { ...participants, items } }).participants).toEqual({
      items: [],
      hasMore: false,
      total: 2,
    })
  }
})

test('a table says nothing of keys that every object has', () => {
  const table = { disabled: 'switched off' }
  expect(own(table, 'disabled')).toBe('switched off')
  for (const key of ['__proto__', 'constructor', 'toString'])
    expect(own(table, key)).toBeUndefined()
})
