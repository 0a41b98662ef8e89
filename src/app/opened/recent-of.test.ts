import { expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import type { NewChat } from '#contract/new-chat.ts'
import { startChat } from '#contract/new-chat.ts'
import { emptyDraft } from '#features/compose/draft/draft.ts'
import { typedParticipant } from '#features/compose/draft/participants.ts'
import type { Opening } from '#features/compose/submit/submit-state.ts'
import { recentOf } from './recent-of.ts'

const where = { mount: '/sandbox', network: { type: 'whatsapp', name: 'WhatsApp' } }
const ada = { id: '@ada:example.org', fullName: 'Ada Obi' }

const chat = (title: string, items: object[] = []) =>
  Chat.parse({
    id: '!ada:example.org',
    accountID: 'whatsapp',
    type: 'single',
    title,
    unreadCount: 0,
    participants: { items, hasMore: false, total: items.length },
  })

function opening(
  payload: NewChat,
  known: Chat | undefined,
  people: Opening['people'] = [],
): Opening {
  const { mode: _, ...body } = { ...payload, user: {} }
  return {
    ...{ draft: emptyDraft, name: '', network: '', noteID: '', isLate: false },
    ...{ knownBefore: undefined, sentAt: 0 },
    payload,
    people,
    before: undefined,
    request: { call: startChat, body },
    opened: {
      chatID: '!ada:example.org',
      accountID: 'whatsapp',
      status: 'created',
      chat: known,
      rawChat: undefined,
      exchange: { raw: { access: 'secret' }, status: 200, milliseconds: 1 },
    },
    at: 1,
  }
}

const start: NewChat = {
  mode: 'start',
  accountID: 'whatsapp',
  user: { phoneNumber: '+447700900101' },
  messageText: 'secret words',
}
const create: NewChat = {
  mode: 'create',
  accountID: 'whatsapp',
  type: 'group',
  participantIDs: [ada.id],
  messageText: 'secret words',
}

test.each([
  ['the title of the chat', opening(start, chat('Walks')), 'Walks'],
  ['the other’s name', opening(start, chat('', [{ id: 'me', isSelf: true }, ada])), 'Ada Obi'],
  ['what was typed', opening(start, undefined), '+447700900101'],
  [
    'the names of who was picked',
    opening(create, undefined, [{ ...typedParticipant('Ada Obi'), id: ada.id }]),
    'Ada Obi',
  ],
  ['its ID, in the worst case', opening(create, undefined), '!ada:example.org'],
])('the title of a recent chat is %s', (_, opened, title) => {
  expect(recentOf(opened, where).title).toBe(title)
})

test('a recent entry has neither the message nor the server’s answer', () => {
  expect(JSON.stringify(recentOf(opening(start, chat('Walks')), where))).not.toContain('secret')
  expect(JSON.stringify(recentOf(opening(create, undefined), where))).not.toContain('secret')
})
