import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { inASCII } from './server-build.ts'

test.each([
  "'Zoë – Łódź'",
  '`👋 é 日本`',
  String.raw`'’' + '\\u00e9' + '\u00e9'`,
  "'a—b'.replace(/[–—]/g, '-')",
  "'👍🏽x'.replace(/\\p{Emoji}/gu, '_')",
  "/[👋👍]/u.test('👍') && !/[👋👍]/u.test('\\ud83d')",
  "({ naïve: 'ï' }).naïve // – é",
])('code in ASCII does the same: %s', (code) => {
  const escaped = inASCII(code)
  expect(escaped).toMatch(/^[\0-\x7f]*$/)
  expect(runInNewContext(escaped)).toEqual(runInNewContext(code))
})
