import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isList, splitList } from './lists.ts'

test.each([
  ['Ada\nJun\r\nSol', ['Ada', 'Jun', 'Sol']],
  ['Ada, Jun; Sol\tTess', ['Ada', 'Jun', 'Sol', 'Tess']],
  ['"Obi, Ada" <ada@example.org>, Jun', ['"Obi, Ada" <ada@example.org>', 'Jun']],
  ['Obi <ada@example.org;x>;Jun', ['Obi <ada@example.org;x>', 'Jun']],
  [' ,, Ada ;;\n\n', ['Ada']],
  ['"never closed, Ada\nJun', ['"never closed, Ada', 'Jun']],
  ['5 < 6, Ada\nJun', ['5 < 6, Ada', 'Jun']],
  ['', []],
])('%j holds %j', (text, entries) => {
  expect([...splitList(text)]).toEqual(entries)
  expect(isList(text)).toBe(entries.length > 1)
})

test('no word of a list is lost, whatever separates them', () => {
  const word = fc.stringMatching(/^[a-z0-9@+.]{1,12}$/)
  const separator = fc.constantFrom('\n', ',', ';', '\t', ', ', '\r\n')
  fc.assert(
    fc.property(fc.array(word), separator, (words, between) => {
      expect([...splitList(words.join(between))]).toEqual(words)
    }),
  )
})

test('a megabyte of quotes and brackets is split in no time', () => {
  const began = performance.now()
  expect([...splitList('"<,'.repeat(350_000))].length).toBeGreaterThan(0)
  expect(performance.now() - began).toBeLessThan(1000)
})
