import { expect, test } from 'vitest'
import { Message } from '#contract/messages.ts'
import {
  absentAfter,
  findSent,
  nextLook,
  type Receipt,
  receiptOf as receiptIn,
  type Senders,
  type SentMessage,
} from './receipt.ts'

const receiptOf = (found: Message | undefined, waited: number, known?: Receipt) =>
  receiptIn({ message: found, isOlderThere: false, isComplete: true }, waited, known)

const openedAt = Date.parse('2026-05-08T20:00:00Z')

const message = (fields: object) =>
  Message.parse({
    id: '1',
    accountID: 'whatsapp',
    chatID: '!ada:example.org',
    senderID: '@mara:example.org',
    sortKey: '1',
    timestamp: '2026-05-08T20:00:01Z',
    text: 'Hi Ada & all',
    isSender: true,
    ...fields,
  })

const hello: SentMessage = { text: 'Hi Ada & all', at: openedAt, answeredAt: openedAt }
const senders: Senders = {
  own: new Set(['@mara:example.org']),
  others: new Set(['@ada:example.org']),
}
const find = (fields: object, sent: Partial<SentMessage> = {}) =>
  findSent([message(fields)], { ...hello, ...sent }, senders)

test.each([
  ['as it was sent', {}],
  ['with mark-up', { text: '<p>Hi <b>Ada</b> &amp; all</p>' }],
  ['with other spaces', { text: 'Hi  Ada &\nall ' }],
  ['where only the sender’s ID says whose it is', { isSender: undefined }],
])('one’s own message is found %s', (_, fields) => {
  expect(find(fields).message).toBeDefined()
})

test.each([
  ['of somebody else', { isSender: false }],
  ['of somebody else, by the sender’s ID', { isSender: undefined, senderID: '@ada:example.org' }],
  ['that was deleted', { isDeleted: true }],
  ['of last week', { timestamp: '2026-05-01T20:00:00Z' }],
  ['with other words', { text: 'Hi Adam & all' }],
  ['without words', { text: undefined }],
])('a message %s is not taken for it', (_, fields) => {
  expect(find(fields)).toEqual({ message: undefined, isOlderThere: false })
})

test('the same words of a minute earlier are not it, by the last moment before the sending', () => {
  const aMinuteAgo = { timestamp: '2026-05-08T19:59:00Z' }
  const lastBefore = Date.parse(aMinuteAgo.timestamp)
  expect(find(aMinuteAgo, { lastBefore }).message).toBeUndefined()
  expect(find(aMinuteAgo).message).toBeUndefined()
  expect(find(aMinuteAgo).isOlderThere).toBe(true)
  expect(find(aMinuteAgo, { knownBefore: ['1'] })).toEqual({
    message: undefined,
    isOlderThere: false,
  })
})

test('a server’s clock that is ten minutes behind hides no message', () => {
  const late = { timestamp: '2026-05-08T19:50:00Z' }
  expect(find(late, { lastBefore: 'none' }).message).toBeDefined()
  expect(find(late, { lastBefore: Date.parse('2026-05-08T19:00:00Z') }).message).toBeDefined()
})

test('of several with the same words it is the first one since the sending', () => {
  const two = [message({ id: '2', timestamp: '2026-05-08T20:05:00Z' }), message({})]
  expect(findSent(two, hello, senders).message?.id).toBe('1')
})

test('a message of signs alone is found by those signs', () => {
  const messages = [message({ text: '…' }), message({ id: '2', text: '?' })]
  expect(findSent(messages, { ...hello, text: '?' }, senders).message?.id).toBe('2')
})

const sent = (status: string) => message({ sendStatus: { status, timestamp: 'now' } })

test.each([
  [sent('SUCCESS'), 'delivered'],
  [sent('PENDING'), 'sending'],
  [sent('FAIL_RETRIABLE'), 'failed'],
  [sent('FAIL_PERMANENT'), 'failed'],
  [sent('QUEUED_ON_MARS'), 'sending'],
  [message({}), 'untold'],
  [undefined, 'looking'],
])('%# a message is told by its own status: %o', (known, state) => {
  expect(receiptOf(known, 0).state).toBe(state)
})

test('only a permanent failure is final', () => {
  expect(receiptOf(sent('FAIL_PERMANENT'), 0)).toMatchObject({ isFinal: true })
  expect(receiptOf(sent('FAIL_RETRIABLE'), 0)).toMatchObject({ isFinal: false })
})

test('a message is absent after a time, not after so many looks', () => {
  for (let looks = 0; looks < 1_000; looks++) {
    expect(receiptOf(undefined, 3_000, { state: 'looking' }).state).toBe('looking')
  }
  expect(receiptOf(undefined, absentAfter, { state: 'looking' }).state).toBe('absent')
})

test('what was known of a message stays known when it leaves the newest ones', () => {
  const failed: Receipt = receiptOf(sent('FAIL_PERMANENT'), 0)
  const fates: Receipt[] = [
    { state: 'delivered' },
    { state: 'untold' },
    { state: 'sending' },
    failed,
  ]
  for (const fate of fates) expect(receiptOf(undefined, 600_000, fate)).toEqual(fate)
  expect(receiptOf(sent('SUCCESS'), 600_000, { state: 'absent' }).state).toBe('delivered')
})

test('it is looked for lightly, and not for ever', () => {
  expect(nextLook({ state: 'looking' }, 1)).toBe(1_000)
  for (const state of ['sending', 'absent'] as const) {
    expect(nextLook({ state }, 1)).toBe(1_500)
    expect(nextLook({ state }, 60_000)).toBe(10_000)
    expect(nextLook({ state }, 3_600_000)).toBe(false)
  }
  for (const state of ['delivered', 'untold'] as const) expect(nextLook({ state }, 1)).toBe(false)
})

test.each([
  ['the same words are there from before', { isOlderThere: true, isComplete: true }],
  ['too much was said since', { isOlderThere: false, isComplete: false }],
])('nobody says "Not sent" where %s', (_, search) => {
  const receipt = receiptIn({ message: undefined, ...search }, absentAfter)
  expect(receipt.state).toBe('unclear')
})
