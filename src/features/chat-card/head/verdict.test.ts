import { expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { mismatches, type VerdictInput, verdict } from './verdict.ts'

const now = new Date('2026-05-08T20:00:00Z')
const threeDaysAgo = '2026-05-05T19:00:00Z'
const chatID = '!ada:example.org'
const found = { chat: { chatID, lastActivity: threeDaysAgo } }
const nothingFound = { chat: undefined }

const judge = (input: Partial<VerdictInput>) =>
  verdict(
    { chatID, network: 'WhatsApp', status: undefined, openedAt: now.getTime(), ...input },
    now,
  )

test.each([
  ['created', '✦ New chat', 'New, by WhatsApp’s answer.'],
  ['existing', '↺ Existing chat', 'There before, by WhatsApp’s answer.'],
  [undefined, 'Chat ready', 'WhatsApp’s answer doesn’t say whether it is new.'],
  [
    'merged',
    'Chat ready',
    'WhatsApp’s answer calls it “merged”, which doesn’t say whether it is new.',
  ],
])('the status %s is shown as %s with its evidence', (status, badge, evidence) => {
  expect(judge({ status })).toMatchObject({ badge, evidence: [evidence], disagrees: false })
})

test.each<[string, Partial<VerdictInput>, string]>([
  [
    'existing, and found before',
    { status: 'existing', before: found, lastActivity: threeDaysAgo },
    'Confirmed twice: by WhatsApp’s answer and by our check before sending.',
  ],
  [
    'created, and not found before',
    { status: 'created', before: nothingFound },
    'There was none before: WhatsApp’s answer and our check agree.',
  ],
  [
    'another chat with them',
    { status: 'created', before: { chat: { chatID: '!old', lastActivity: undefined } } },
    'Our check before sending found another chat with them.',
  ],
  [
    'no word, and not found before',
    { before: nothingFound },
    'WhatsApp’s answer doesn’t say whether it is new; our check before sending found none.',
  ],
])('agreeing evidence is one sentence: %s', (_, input, line) => {
  expect(judge(input)).toMatchObject({ evidence: [line], disagrees: false })
})

test.each<[string, Partial<VerdictInput>, string]>([
  [
    'made, yet found before',
    { status: 'created', before: found },
    'WhatsApp’s answer says it is new, but our check before sending found this chat, last active 3 days ago.',
  ],
  [
    'made, yet active before it was opened',
    { status: 'created', lastActivity: threeDaysAgo },
    'WhatsApp’s answer says it is new, but it was last active 3 days ago.',
  ],
  [
    'there before, yet not found',
    { status: 'existing', before: nothingFound },
    'WhatsApp’s answer says it was there before, but our check before sending found no chat with them.',
  ],
])('a contradiction names both sides: %s', (_, input, line) => {
  expect(judge(input)).toMatchObject({ evidence: [line], disagrees: true })
})

test('after a lost response only the check before sending is evidence', () => {
  const { evidence } = judge({
    isLate: true,
    before: nothingFound,
    lastActivity: now.toISOString(),
  })
  expect(evidence).toEqual([
    'The answer was lost, and the chat was found afterwards. Nothing was sent again. Our check before sending had found none.',
  ])
  expect(judge({ isLate: true }).evidence[0]).not.toContain('check')
})

test('the verdict on a partial group has missing people in badge and first sentence', () => {
  const mo = { id: '@mo', name: 'Missing Mo' }
  const comparison = {
    ...{ joined: [{ id: 'a' }, { id: 'b' }], invited: [{ id: 'c' }], missing: [mo] },
    ...{ unknown: [], unexpected: [] },
  }
  // the schema's optional fields are all absent here
  const input = { status: 'created', comparison } as unknown as Partial<VerdictInput>
  const { badge, tone, evidence } = judge(input)
  expect([badge, tone]).toEqual(['◐ New chat, 1 missing', 'warn'])
  expect(evidence[0]).toBe('1 of 4 people is missing: Missing Mo.')
})

test('the verdict on a found chat says that it was there already', () => {
  const { badge, evidence } = judge({ isFound: true, lastActivity: threeDaysAgo })
  expect(badge).toBe('↺ Existing chat')
  expect(evidence).toEqual([
    'It was there already, last active 3 days ago. Nothing was sent to show it.',
  ])
  expect(judge({ isFound: true, isUnread: true }).evidence).toEqual([])
})

test('a chat that is shown again is never called new', () => {
  const again = judge({ status: 'created', isShownAgain: true, openedAt: Date.parse(threeDaysAgo) })
  expect(again).toMatchObject({ badge: '↺ Shown again', tone: 'plain', disagrees: false })
  expect(again.evidence).toEqual(['You opened it 3 days ago; it was new then.'])
})

test('a chat that is gone is never called open, new or existing', () => {
  const gone = judge({ status: 'existing', isGone: true, before: found })
  expect(gone).toMatchObject({ badge: 'Deleted', tone: 'bad' })
  expect(judge({ isGone: true, isUnread: true }).badge).toBe('Not found')
})

const chat = (other: object) =>
  Chat.parse({
    ...{ id: '!a', accountID: 'whatsapp', type: 'single', unreadCount: 0 },
    participants: { items: [{ id: 'me', isSelf: true }, other], hasMore: false, total: 2 },
  })
const ada = { id: '@ada', phoneNumber: '+447700900101' }

test('a chat that matches the request has no mismatches', () => {
  const user = { phoneNumber: '+44 7700 900101' }
  expect(mismatches(chat(ada), { accountID: 'whatsapp', user })).toEqual([])
  expect(mismatches(chat({ id: '@lid' }), { accountID: 'whatsapp', user })).toEqual([])
})

test.each([
  ['another account', 'signal', {}, 'another account than asked for: whatsapp'],
  ['another number', 'whatsapp', { phoneNumber: '+4930901820' }, 'another number than asked for'],
])('%s is a mismatch', (_, accountID, user, text) => {
  expect(mismatches(chat(ada), { accountID, user })[0]).toContain(text)
})
