import { afterEach, expect, test, vi } from 'vitest'
import { bookmarkletFor } from './bookmarklet.ts'
import { readLink } from './form-link.ts'

const origin = 'http://127.0.0.1:4280'

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

/** Runs the bookmark on the current page, and returns what it opens. */
function press() {
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  const address = bookmarkletFor(origin)
  expect(address).toMatch(/^javascript:[\w%.!~*'()-]+$/)
  new Function(decodeURIComponent(address.slice('javascript:'.length)))()
  expect(open).toHaveBeenCalledTimes(1)
  const [url, target, features] = open.mock.calls[0] ?? []
  expect([target, features]).toEqual(['_blank', 'noopener'])
  return String(url)
}

const select = (text: string) =>
  vi.spyOn(window, 'getSelection').mockReturnValue({ toString: () => text } as Selection)

test('the bookmark opens Overture with the selected text', () => {
  select('  +44 7700 900101 & more\n')
  const url = press()
  expect(url.startsWith(`${origin}/#start?uri=`)).toBe(true)
  expect(readLink(new URL(url).hash)).toMatchObject({ uri: '+44 7700 900101 & more' })
})

test('a long selection is truncated', () => {
  select('x'.repeat(100_000))
  expect(press().length).toBeLessThan(600)
})

test('without a selection the bookmark opens the form', () => {
  select('')
  expect(press()).toBe(`${origin}/`)
})

test('a selection within a field takes precedence', () => {
  const field = document.createElement('input')
  document.body.append(field)
  field.value = 'call ada@example.org now'
  field.focus()
  field.setSelectionRange(5, 20)
  select('')
  expect(readLink(new URL(press()).hash)).toMatchObject({ uri: 'ada@example.org' })
})
