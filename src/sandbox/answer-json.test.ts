import fc from 'fast-check'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { answerJSON } from './answer-json.ts'

const responseTextFor = async (value: object) => {
  const app = new Hono().get('/', (c) => answerJSON(c, value))
  const response = await app.request('/')
  expect(response.headers.get('content-type')).toBe('application/json')
  return response.text()
}

/** A JSON object or array with some frozen objects, at any depth. */
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

test('any answer is serialized as JSON.stringify does, uncached and cached', async () => {
  await fc.assert(
    fc.asyncProperty(partlyFrozen, async (value) => {
      if (typeof value !== 'object' || value === null) throw new Error('not an object')
      expect(await responseTextFor(value)).toBe(JSON.stringify(value))
      expect(await responseTextFor(value)).toBe(JSON.stringify(value))
    }),
  )
})

test('an object that is not frozen is not cached', async () => {
  const chat = { title: 'Tea' }
  expect(await responseTextFor({ chat })).toBe('{"chat":{"title":"Tea"}}')
  chat.title = 'Coffee'
  expect(await responseTextFor({ chat })).toBe('{"chat":{"title":"Coffee"}}')
})
