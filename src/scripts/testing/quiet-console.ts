import { afterEach, beforeEach, expect } from 'vitest'

// Loaded before every test file: a test during which something calls `console.error` fails. One
// that expects such a call replaces `console.error` itself.
const calls: unknown[][] = []
const { error } = console

beforeEach(() => {
  calls.length = 0
  console.error = (...args: unknown[]) => {
    calls.push(args)
    error(...args)
  }
})

afterEach(() => {
  console.error = error
  expect(calls, 'console.error was called').toEqual([])
})
