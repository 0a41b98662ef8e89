import { expect, test } from 'vitest'
import { Message } from '#contract/message.ts'
import { absentAfter, findSent, nextLook, type Receipt, receiptOf } from './receipt.ts'

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

const found = (fields: object) => findSent([message(fields)], 'Hi Ada & all', openedAt)

test.each([
  ['as it was sent', {}],
  ['with mark-up', { text: '<p>Hi <b>Ada</b> &amp; all</p>' }],
  ['with other spaces', { text: 'Hi  Ada &\nall ' }],
  ['where nobody says who sent it', { isSender: undefined }],
])('one’s own message is found %s', (_, fields) => {
  expect(found(fields)).toBeDefined()
})

test.each([
  ['of somebody else', { isSender: false }],
  ['of last week', { timestamp: '2026-05-01T20:00:00Z' }],
  ['with other words', { text: 'Hi Adam & all' }],
  ['without words', { text: undefined }],
])('a message %s is not taken for it', (_, fields) => {
  expect(found(fields)).toBeUndefined()
})

test('a message of signs alone is found by those signs', () => {
  expect(
    findSent([message({ text: '…' }), message({ id: '2', text: '?' })], '?', openedAt)?.id,
  ).toBe('2')
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
