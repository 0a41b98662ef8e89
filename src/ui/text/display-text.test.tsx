import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { displayText, LongText, Name } from './display-text.tsx'

afterEach(cleanup)

const textOf = (element: React.ReactElement) => render(element).container.textContent

test('a name cannot reorder the text around it', () => {
  const marks = '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'
  expect(displayText(`${marks}gpj.${marks}Ada`)).toBe('gpj.Ada')
  const { container } = render(<Name>{'\u202egnp.Ada'}</Name>)
  expect(container.querySelector('bdi')?.textContent).toBe('gnp.Ada')
})

test('letters of every script, joiners and emoji are kept', () => {
  for (const name of ['ليلى', 'עדה', 'a\u200db', '👩‍👩‍👧', '\u200fadm']) {
    expect(displayText(name)).toBe(name)
  }
})

test('a long text is truncated, but not within an emoji', () => {
  expect(displayText('Ada', 3)).toBe('Ada')
  expect(displayText('x'.repeat(3_000_000), 5)).toBe('xxxxx…')
  expect(displayText('😀😀', 3)).toBe('😀…')
  expect(textOf(<Name>{'x'.repeat(300_000)}</Name>)).toHaveLength(201)
})

test('a truncated text has a note', () => {
  expect(textOf(<LongText>{'x'.repeat(300_000)}</LongText>)).toBe(
    `${'x'.repeat(2_000)} … and 298,000 more characters.`,
  )
  expect(textOf(<LongText>short</LongText>)).toBe('short')
})
