import { expect, test } from 'vitest'
import { listAccounts } from './accounts.ts'
import { ChatCapabilities } from './capabilities.ts'
import { Chat } from './chats.ts'
import { searchContacts } from './contacts.ts'
import { own } from './lenient.ts'

test('a map drops an invalid entry and keeps the others', () => {
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

test('a map of the wrong type reads as absent', () => {
  expect(ChatCapabilities.parse({ formatting: 'all', attachments: [] })).toEqual({})
})

const account = { accountID: 'whatsapp', user: { id: 'me' } }

test('a list drops an invalid entry and keeps the others', () => {
  const answer = [null, account, { accountID: 5 }, 'whatsapp', [account], {}]
  expect(listAccounts.answer.parse(answer)).toMatchObject([account])
  const items = [undefined, { id: 'ada' }, { id: null }]
  expect(searchContacts.answer.parse({ items })).toMatchObject({ items: [{ id: 'ada' }] })
})

test('a list of only invalid entries does not parse', () => {
  expect(listAccounts.answer.parse([])).toEqual([])
  expect(listAccounts.answer.safeParse([null, 5]).success).toBe(false)
})

test('a chat with unreadable participants still parses and keeps their total', () => {
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

test('a table has no entry for inherited keys', () => {
  const table = { disabled: 'switched off' }
  expect(own(table, 'disabled')).toBe('switched off')
  for (const key of ['__proto__', 'constructor', 'toString'])
    expect(own(table, key)).toBeUndefined()
})
