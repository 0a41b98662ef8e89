import { cleanup, render } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { CodeText } from './code.tsx'

afterEach(cleanup)

const coloured = (code: string) => {
  const { container } = render(<CodeText code={code} />)
  const parts = [...container.querySelectorAll('span')].filter(({ className }) => className)
  return parts.map(({ className, textContent }) => [className, textContent])
}

test('strings and keys have colours', () => {
  expect(coloured('{ "title": "Ada \\" Obi", \'x\' }')).toEqual([
    ['text-accent', '"title"'],
    ['text-good', '"Ada \\" Obi"'],
    ['text-good', "'x'"],
  ])
})

test('an unclosed string has no colour, and those on the next line have', () => {
  expect(coloured('{ "title": \'Ada "Obi"\n"next"')).toEqual([
    ['text-accent', '"title"'],
    ['text-good', '"next"'],
  ])
})

test('any code is shown completely, as text', () => {
  const part = fc.constantFrom('"', "'", '\\', '\n', ' :', '<b>', 'a', '\u202E')
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const { container, unmount } = render(<CodeText code={parts.join('')} />)
      expect(container.textContent).toBe(parts.join(''))
      unmount()
    }),
  )
})
