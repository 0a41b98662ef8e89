import { afterEach, beforeEach, expect } from 'vitest'

// Loaded before every test file: a test during which something calls `console.error` fails. One
// that expects such a call replaces `console.error` itself.
const said: unknown[][] = []
const { error } = console

beforeEach(() => {
  said.length = 0
  console.error = (...words: unknown[]) => {
    said.push(words)
    error(...words)
  }
})

afterEach(() => {
  console.error = error
  expect(said, 'console.error was called').toEqual([])
})
