import fc from 'fast-check'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { answerJSON } from './answer-json.ts'

const answered = async (value: object) => {
  const app = new Hono().get('/', (c) => answerJSON(c, value))
  const answer = await app.request('/')
  expect(answer.headers.get('content-type')).toBe('application/json')
  return answer.text()
}

/** Some of the objects in it frozen, in any depth. */
const partlyFrozen = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.boolean(),
      fc.constantFrom(null, undefined),
    ),
    tie('object'),
  ),
  object: fc
    .tuple(fc.oneof(fc.array(tie('value')), fc.dictionary(fc.string(), tie('value'))), fc.boolean())
    .map(([value, isFrozen]) => (isFrozen ? Object.freeze(value) : value)),
})).object

test('any answer is spelled as JSON.stringify does, the first time and again', async () => {
  await fc.assert(
    fc.asyncProperty(partlyFrozen, async (value) => {
      if (typeof value !== 'object' || value === null) throw new Error('not an object')
      expect(await answered(value)).toBe(JSON.stringify(value))
      expect(await answered(value)).toBe(JSON.stringify(value))
    }),
  )
})

test('an object that is not frozen is spelled as it is now', async () => {
  const chat = { title: 'Tea' }
  expect(await answered({ chat })).toBe('{"chat":{"title":"Tea"}}')
  chat.title = 'Coffee'
  expect(await answered({ chat })).toBe('{"chat":{"title":"Coffee"}}')
})
