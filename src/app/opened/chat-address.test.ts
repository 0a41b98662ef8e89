import { afterEach, expect, test } from 'vitest'
import { chatHash, enterChat, leaveChat, readChatHash } from './chat-address.ts'

const ada = { chatID: '!ada&b=c#d:example.org', accountID: 'local-whatsapp_1' }

afterEach(() => history.replaceState(null, '', '/'))

test('an address preserves any characters of the IDs', () => {
  expect(readChatHash(chatHash(ada))).toEqual(ada)
})

test.each(['', '#', '#start?phone=1', '#chat=', `#chat=${'x'.repeat(1_001)}`, '#chats=1'])(
  'the address %j names no chat',
  (hash) => expect(readChatHash(hash)).toBeUndefined(),
)

test('a chat is pushed to the history once, however often it is shown', () => {
  const before = history.length
  enterChat(ada)
  enterChat(ada)
  expect(history.length).toBe(before + 1)
  expect(readChatHash(location.hash)).toEqual(ada)
  leaveChat()
  leaveChat()
  expect(history.length).toBe(before + 2)
  expect(location.hash).toBe('')
})

test('a chat with a too long ID does not change the address', () => {
  enterChat({ ...ada, chatID: 'x'.repeat(300_000) })
  expect(location.hash).toBe('')
})
