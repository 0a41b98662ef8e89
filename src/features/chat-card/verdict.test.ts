import { expect, test } from 'vitest'
import { type Testimony, verdict } from './verdict.ts'

const now = new Date('2026-05-08T20:00:00Z')
const threeDaysAgo = '2026-05-05T19:00:00Z'
const chatID = '!ada:example.org'
const found = { chat: { chatID, lastActivity: threeDaysAgo } }
const nothingFound = { chat: undefined }

const judge = (testimony: Partial<Testimony>) =>
  verdict({ chatID, status: undefined, openedAt: now.getTime(), ...testimony }, now)

test.each([
  ['created', '✦ New chat', 'The server said it made this chat.'],
  ['existing', '↺ Existing chat', 'The server said this chat was there before.'],
  [undefined, 'Chat ready', 'The server didn’t say whether it is new.'],
  ['merged', 'Chat ready', 'The server called it “merged”, which doesn’t say whether it is new.'],
])('the status %s is shown as %s with its evidence', (status, badge, evidence) => {
  expect(judge({ status })).toMatchObject({ badge, evidence: [evidence], disagrees: false })
})

test('a chat that was found before and that the server calls existing is agreed on', () => {
  const { evidence, disagrees } = judge({
    status: 'existing',
    before: found,
    lastActivity: threeDaysAgo,
  })
  expect(disagrees).toBe(false)
  expect(evidence).toEqual([
    'The server said this chat was there before.',
    'The check before sending found this very chat, last active 3 days ago.',
    'Last active 3 days ago.',
  ])
})

test.each<[string, Partial<Testimony>, string]>([
  [
    'made, yet found before',
    { status: 'created', before: found },
    'The check before sending found this very chat, last active 3 days ago.',
  ],
  [
    'made, yet active before it was opened',
    { status: 'created', lastActivity: threeDaysAgo },
    'Yet it was last active 3 days ago.',
  ],
  [
    'there before, yet not found',
    { status: 'existing', before: nothingFound },
    'The check before sending found no chat with them.',
  ],
])('who disagrees is heard on both sides: %s', (_, testimony, other) => {
  const { evidence, disagrees } = judge(testimony)
  expect(disagrees).toBe(true)
  expect(evidence).toHaveLength(2)
  expect(evidence[1]).toBe(other)
})

test('without a status the chat is ready, and what is known is told', () => {
  expect(judge({ before: nothingFound })).toMatchObject({
    badge: 'Chat ready',
    evidence: [
      'The server didn’t say whether it is new.',
      'The check before sending found no chat with them.',
    ],
    disagrees: false,
  })
  expect(judge({ before: found, lastActivity: threeDaysAgo }).evidence).toContain(
    'Last active 3 days ago.',
  )
})

test('another chat with the same person is named, and is no contradiction', () => {
  const other = { chat: { chatID: '!old:example.org', lastActivity: undefined } }
  const { evidence, disagrees } = judge({ status: 'created', before: other })
  expect(disagrees).toBe(false)
  expect(evidence[1]).toBe(
    'The check before sending found another chat with them: !old:example.org',
  )
})

test('a chat that was found and not opened says so', () => {
  const { badge, evidence } = judge({ isFound: true, lastActivity: threeDaysAgo })
  expect(badge).toBe('↺ Existing chat')
  expect(evidence).toEqual([
    'It was there already. Nothing was sent to show it.',
    'Last active 3 days ago.',
  ])
})

test('a chat that is shown again is never called new', () => {
  const again = judge({
    status: 'created',
    isShownAgain: true,
    openedAt: Date.parse(threeDaysAgo),
    lastActivity: '2026-05-08T19:15:00Z',
  })
  expect(again).toMatchObject({ badge: '↺ Shown again', tone: 'plain', disagrees: false })
  expect(again.evidence).toEqual([
    'You opened it 3 days ago.',
    'The server said it made this chat.',
    'Last active 45 minutes ago.',
  ])
})
