import { expect, test } from 'vitest'
import { getChat, listChats, searchChats } from '#contract/chats.ts'
import { outcomeText, pathOf } from './calls-tab.tsx'

test('the path has its parameters and its query', () => {
  expect(pathOf({ call: getChat, parts: { params: { chatID: '!a:b#c' } } })).toBe(
    '/v1/chats/!a%3Ab%23c',
  )
  const query = { accountIDs: ['a b', 'c'], cursor: undefined }
  expect(pathOf({ call: listChats, parts: { query } })).toBe(
    '/v1/chats?accountIDs=a%20b&accountIDs=c',
  )
  expect(pathOf({ call: searchChats, parts: { query: { query: 'ä&b' } } })).toBe(
    '/v1/chats/search?query=%C3%A4%26b',
  )
})

test.each([
  [undefined, 'under way'],
  [{ status: 200, milliseconds: 0.2, raw: {} }, '200 · 1 ms'],
  [{ status: undefined, milliseconds: 12.4, raw: undefined }, 'no answer · 12 ms'],
  [{ status: undefined, milliseconds: 5, raw: undefined, isStopped: true }, 'given up · 5 ms'],
])('%s', (outcome, text) => {
  expect(outcomeText(outcome ? { outcome } : {})).toBe(text)
})
