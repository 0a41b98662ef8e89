import { beforeEach, expect, test } from 'vitest'
import { createSnippetStore, insertSnippet, maxSnippets, snippetProblem } from './snippets.ts'

const key = 'overture.snippets'
const browser = () => createSnippetStore(() => localStorage)
const texts = (store: ReturnType<typeof browser>) => store.read().map(({ text }) => text)

beforeEach(() => localStorage.clear())

test('saved snippets are kept for the next page, the newest first', () => {
  const store = browser()
  store.add('Good morning')
  store.add('  On my way ')
  expect(texts(browser())).toEqual(['On my way', 'Good morning'])
})

test('a deleted snippet can be restored at its position', () => {
  const store = browser()
  for (const text of ['c', 'b', 'a']) store.add(text)
  const [, second] = store.read()
  if (!second) throw new Error('no second snippet')
  store.remove(second.id)
  expect(texts(store)).toEqual(['a', 'c'])
  store.restore(second, 1)
  store.restore(second, 0)
  expect(texts(store)).toEqual(['a', 'b', 'c'])
})

test('invalid snippets are dropped, and the rest are kept', () => {
  const odd = [null, 7, 'x', {}, { id: '1', text: '' }, { id: '2', text: 'x'.repeat(5_000) }]
  localStorage.setItem(key, JSON.stringify([...odd, { id: '3', text: 'Hello' }]))
  expect(texts(browser())).toEqual(['Hello'])
  localStorage.setItem(key, '{')
  expect(texts(browser())).toEqual([])
})

test('no more snippets are read than the maximum', () => {
  const many = Array.from({ length: 200 }, (_, id) => ({ id: `${id}`, text: `Text ${id}` }))
  localStorage.setItem(key, JSON.stringify(many))
  expect(browser().read()).toHaveLength(maxSnippets)
})

test('a text that cannot be saved has a reason', () => {
  const full = Array.from({ length: maxSnippets }, (_, id) => ({ id: `${id}`, text: `Text ${id}` }))
  expect(snippetProblem([], 'Hello')).toBeUndefined()
  expect(snippetProblem([], ' \n')).toBe('Type a message first.')
  expect(snippetProblem([], 'x'.repeat(4_001))).toContain('4,000 characters at most')
  expect(snippetProblem([{ id: '1', text: 'Hello' }], ' Hello ')).toContain('already')
  expect(snippetProblem(full, 'Hello')).toContain('50 snippets')
})

test('a snippet is inserted at the caret, or replaces the selection', () => {
  expect(insertSnippet('', 'Hello', [0, 0])).toEqual({ text: 'Hello', caret: 5 })
  expect(insertSnippet('ab', 'X', [1, 1])).toEqual({ text: 'aXb', caret: 2 })
  expect(insertSnippet('abcd', 'X', [1, 3])).toEqual({ text: 'aXd', caret: 2 })
  expect(insertSnippet('  ', 'X', [1, 1])).toEqual({ text: 'X', caret: 1 })
})
