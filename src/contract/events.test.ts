import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { ServerEvent, SetSubscriptions } from './events.ts'

const change = { seq: 1, ts: '2026-05-06T07:08:09.000Z', chatID: '!a:b', ids: ['7'] }

test.each([
  { type: 'ready', version: 1, chatIDs: [] },
  { type: 'subscriptions.updated', requestID: 'r', chatIDs: ['*'] },
  { type: 'error', code: 'INVALID_COMMAND', message: 'No such command' },
  { type: 'message.deleted', ...change },
  { type: 'chat.upserted', ...change, ts: 1_778_051_289 },
])('the contract parses the event $type', (frame) => {
  expect(z.parse(ServerEvent, frame)).toEqual(frame)
})

test('an invalid message inside an event drops only the messages', () => {
  const frame = { type: 'message.upserted', ...change, entries: [{ id: 7 }] }
  expect(z.parse(ServerEvent, frame)).toEqual({ type: 'message.upserted', ...change })
})

test('a subscription names some chats, all or none, but never all and some', () => {
  const subscription = (chatIDs: string[]) => ({ type: 'subscriptions.set', chatIDs })
  for (const ids of [['!a:b'], ['*'], []]) {
    expect(z.safeParse(SetSubscriptions, subscription(ids)).success).toBe(true)
  }
  for (const ids of [['*', '!a:b'], ['']]) {
    expect(z.safeParse(SetSubscriptions, subscription(ids)).success).toBe(false)
  }
})
