import { expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { otherThanAsked } from './other-than-asked.ts'

const chat = (other: object) =>
  Chat.parse({
    ...{ id: '!a', accountID: 'whatsapp', type: 'single', unreadCount: 0 },
    participants: { items: [{ id: 'me', isSelf: true }, other], hasMore: false, total: 2 },
  })
const ada = { id: '@ada', phoneNumber: '+447700900101' }

test('a chat that is as it was asked for says nothing', () => {
  const user = { phoneNumber: '+44 7700 900101' }
  expect(otherThanAsked(chat(ada), { accountID: 'whatsapp', user })).toEqual([])
  expect(otherThanAsked(chat({ id: '@lid' }), { accountID: 'whatsapp', user })).toEqual([])
})

test.each([
  ['another account', 'signal', {}, 'another account than asked for: whatsapp'],
  ['another number', 'whatsapp', { phoneNumber: '+4930901820' }, 'another number than asked for'],
])('%s than asked for is said', (_, accountID, user, text) => {
  expect(otherThanAsked(chat(ada), { accountID, user })[0]).toContain(text)
})
