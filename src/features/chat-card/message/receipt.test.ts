import { expect, test } from 'vitest'
import { Message } from '#contract/messages.ts'
import {
  absentAfter,
  findSent,
  nextPoll,
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
  ['by the sender’s ID alone', { isSender: undefined }],
])('the sent message is found %s', (_, fields) => {
  expect(find(fields).message).toBeDefined()
})

test.each([
  ['of another sender', { isSender: false }],
  ['of another sender’s ID', { isSender: undefined, senderID: '@ada:example.org' }],
  ['that was deleted', { isDeleted: true }],
  ['of last week', { timestamp: '2026-05-01T20:00:00Z' }],
  ['with another text', { text: 'Hi Adam & all' }],
  ['without text', { text: undefined }],
])('a message %s is not matched', (_, fields) => {
  expect(find(fields)).toEqual({ message: undefined, isOlderThere: false })
})

test('the same text from a minute earlier is not matched, given the last activity before', () => {
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

test('a message is found although the server’s clock is ten minutes behind', () => {
  const late = { timestamp: '2026-05-08T19:50:00Z' }
  expect(find(late, { lastBefore: 'none' }).message).toBeDefined()
  expect(find(late, { lastBefore: Date.parse('2026-05-08T19:00:00Z') }).message).toBeDefined()
})

test('of several messages with the same text the first one since the sending matches', () => {
  const two = [message({ id: '2', timestamp: '2026-05-08T20:05:00Z' }), message({})]
  expect(findSent(two, hello, senders).message?.id).toBe('1')
})

test('a message of punctuation only is found', () => {
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
])('%# the receipt follows the send status: %o', (known, state) => {
  expect(receiptOf(known, 0).state).toBe(state)
})

test('only a permanent failure is final', () => {
  expect(receiptOf(sent('FAIL_PERMANENT'), 0)).toMatchObject({ isFinal: true })
  expect(receiptOf(sent('FAIL_RETRIABLE'), 0)).toMatchObject({ isFinal: false })
})

test('a message is absent after a time, not after a number of polls', () => {
  for (let polls = 0; polls < 1_000; polls++) {
    expect(receiptOf(undefined, 3_000, { state: 'looking' }).state).toBe('looking')
  }
  expect(receiptOf(undefined, absentAfter, { state: 'looking' }).state).toBe('absent')
})

test('a known receipt is kept when the message is no longer found', () => {
  const failed: Receipt = receiptOf(sent('FAIL_PERMANENT'), 0)
  const receipts: Receipt[] = [
    { state: 'delivered' },
    { state: 'untold' },
    { state: 'sending' },
    failed,
  ]
  for (const known of receipts) expect(receiptOf(undefined, 600_000, known)).toEqual(known)
  expect(receiptOf(sent('SUCCESS'), 600_000, { state: 'absent' }).state).toBe('delivered')
})

test('polling slows down and ends', () => {
  expect(nextPoll({ state: 'looking' }, 1)).toBe(1_000)
  for (const state of ['sending', 'absent'] as const) {
    expect(nextPoll({ state }, 1)).toBe(1_500)
    expect(nextPoll({ state }, 60_000)).toBe(10_000)
    expect(nextPoll({ state }, 3_600_000)).toBe(false)
  }
  for (const state of ['delivered', 'untold'] as const) expect(nextPoll({ state }, 1)).toBe(false)
})

test.each([
  ['an older message has the same text', { isOlderThere: true, isComplete: true }],
  ['there are too many messages since', { isOlderThere: false, isComplete: false }],
])('the receipt is unclear if %s', (_, search) => {
  const receipt = receiptIn({ message: undefined, ...search }, absentAfter)
  expect(receipt.state).toBe('unclear')
})
