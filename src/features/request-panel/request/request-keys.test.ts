import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { CreateChat, StartChat } from '#contract/new-chat.ts'
import { keysOfLines, namedLine, requestKeys } from './request-keys.ts'

const sdk = readFileSync(
  createRequire(import.meta.url)
    .resolve('@beeper/desktop-api/resources/chats/chats')
    .replace(/\.m?js$/, '.d.ts'),
  'utf8',
)

test('meanings are quoted from the official SDK', () => {
  const words = sdk.replace(/\s*\n\s*\*\s*/g, ' ')
  for (const { meaning, isOwnText } of Object.values(requestKeys)) {
    if (!isOwnText) expect(words).toContain(meaning)
  }
})

test('each key of a body has a meaning and a field', () => {
  const { user, ...start } = StartChat.shape
  const ofUser = Object.keys(user.shape).map((name) => `user.${name}`)
  const names = [...Object.keys(start), 'user', ...ofUser, ...Object.keys(CreateChat.shape), 'mode']
  expect(Object.keys(requestKeys).toSorted()).toEqual([...new Set(names)].toSorted())
})

test.each([
  ['  "accountID": "a",', 'accountID'],
  ["    accountID: 'a',", 'accountID'],
  ['    account_id="a",', 'accountID'],
  ['\t\tAccountID: "a",', 'accountID'],
  ['\t\t\tID:    x.String("a"),', 'user.id'],
  ['    "phone_number": "1",', 'user.phoneNumber'],
  ['  accessToken: process.env', undefined],
  ["  -H 'Content-Type: application/json' \\", undefined],
  ['', undefined],
])('%s', (line, key) => {
  expect(namedLine(line)?.key).toBe(key)
})

test('the items of a list belong to its key', () => {
  const lines = ['{', '  "participantIDs": [', '    "a",', '    "b"', '  ],', '  "title": "x"', '}']
  const key = 'participantIDs'
  expect(keysOfLines(lines)).toEqual([undefined, key, key, key, undefined, 'title', undefined])
})
