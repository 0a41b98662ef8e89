import { expect, test } from 'vitest'
import { Message } from '#contract/messages.ts'
import { conversationEntries } from './entries.ts'
import type { Outgoing } from './outbox.ts'

const at = Date.parse('2026-05-08T20:00:00Z')
const message = (id: string, text: string, minutes: number, fields: object = {}) =>
  Message.parse({
    ...{ id, text, accountID: 'a', chatID: 'c', senderID: 'me', sortKey: id, isSender: true },
    timestamp: new Date(at + minutes * 60_000).toISOString(),
    ...fields,
  })
const outgoing = (key: string, text: string, fields: Partial<Outgoing> = {}): Outgoing => ({
  ...{ key, status: 'accepted', sent: { text, at, answeredAt: at } },
  ...fields,
})
const senders = { own: new Set<string>(), others: new Set<string>() }
const keys = (
  listed: Message[],
  sent: { outgoing: Outgoing; receipt: { state: 'untold'; messageID?: string } | undefined }[],
) => conversationEntries(listed, sent, senders).map(({ key }) => key)

test('a sent message comes last, and is not repeated once it is listed', () => {
  const one = { outgoing: outgoing('x', 'Hi'), receipt: undefined }
  expect(keys([message('1', 'Hello', -9)], [one])).toEqual(['1 0', 'x'])
  expect(keys([message('1', 'Hello', -9), message('2', 'Hi', 1)], [one])).toEqual(['1 0', 'x'])
})

test('two messages with the same text are two entries', () => {
  const two = ['x', 'y'].map((key) => ({ outgoing: outgoing(key, 'Hi'), receipt: undefined }))
  expect(keys([message('1', 'Hi', 1)], two)).toEqual(['x', 'y'])
  expect(keys([message('1', 'Hi', 1), message('2', 'Hi', 2)], two)).toEqual(['x', 'y'])
})

test('a sent message that is older than the listed page comes first', () => {
  const receipt = { state: 'untold', messageID: '0' } as const
  const later = [message('5', 'Later', 60, { isSender: false })]
  expect(keys(later, [{ outgoing: outgoing('x', 'Hi'), receipt }])).toEqual(['x', '5 0'])
})

test('a refused message does not match a listed one with the same text', () => {
  const refused = { outgoing: outgoing('x', 'Hi', { status: 'refused' }), receipt: undefined }
  expect(keys([message('1', 'Hi', 1)], [refused])).toEqual(['1 0', 'x'])
})

test('a message that the server lists twice is shown twice, with unique keys', () => {
  expect(keys([message('1', 'Hi', 1), message('1', 'Hi', 1)], [])).toEqual(['1 0', '1 1'])
})
