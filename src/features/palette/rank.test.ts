import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldAccents } from '#recognize/plain-text.ts'
import { rank, score } from './rank.ts'

const actions = [
  'Message someone',
  'Create a chat',
  'Paste a list',
  'Theme: dark',
  'Theme: light',
  'Copy link to this form',
  'Keyboard shortcuts',
  'Clear the form',
]
const found = (query: string) => rank(query, actions, (text) => text)

test('a blank query keeps all items in order', () => {
  expect(found('')).toEqual(actions)
  expect(found('  ')).toEqual(actions)
})

test.each([
  ['theme', 'Theme: dark'],
  ['dark', 'Theme: dark'],
  ['dark theme', 'Theme: dark'],
  ['thd', 'Theme: dark'],
  ['ms', 'Message someone'],
  ['cltt', 'Copy link to this form'],
  ['short', 'Keyboard shortcuts'],
  ['BOARD', 'Keyboard shortcuts'],
])('“%s” finds “%s” first', (query, first) => expect(found(query)[0]).toBe(first))

test('a query with a word that does not match finds nothing', () => {
  expect(found('quentin')).toEqual([])
  expect(found('theme quentin')).toEqual([])
})

test('letters scattered within words do not match', () => {
  expect(score('eae', 'Message someone')).toBeUndefined()
})

test('matches at word starts come first, then shorter texts', () => {
  const text = (item: string) => item
  expect(rank('an', ['Susan', 'Ana Ruiz', 'Ana'], text)).toEqual(['Ana', 'Ana Ruiz', 'Susan'])
})

test('accents and case are ignored', () => {
  expect(score('zoe ang', 'Zoë Ångström')).toBeDefined()
  expect(score('İPEK', 'ipek demir')).toBeDefined()
  expect(score('أحمد', 'أَحْمَد علي')).toBeDefined()
})

test('any text matches its own beginning, and its words in any order', () => {
  const word = fc.stringMatching(/^[a-z0-9]{1,8}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(8), (words, length) => {
      const text = words.join(' ')
      expect(score(text.slice(0, length + 1), text)).toBeDefined()
      expect(score(words.toReversed().join(' '), text)).toBeDefined()
    }),
  )
})

test('a match contains the letters of each word in order', () => {
  const some = fc.string({ unit: fc.constantFrom(...'abcé :-'), maxLength: 12 })
  fc.assert(
    fc.property(some, some, (query, text) => {
      if (score(query, text) === undefined) return
      for (const word of foldAccents(query).split(/\s+/)) {
        let at = 0
        for (const letter of word) {
          at = foldAccents(text).indexOf(letter, at) + 1
          expect(at).toBeGreaterThan(0)
        }
      }
    }),
  )
})

test('scoring is fast for queries and texts of any length', () => {
  const long = 'ab '.repeat(100_000)
  const begun = performance.now()
  for (let round = 0; round < 100; round++) score(long, long)
  expect(performance.now() - begun).toBeLessThan(2_000)
})
