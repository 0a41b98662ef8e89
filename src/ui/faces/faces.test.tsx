import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Avatar } from './avatar.tsx'
import { NetworkMark, networksWithLook } from './network-mark.tsx'
import { StackedFaces } from './stacked-faces.tsx'
import { UnknownFace } from './unknown-face.tsx'

afterEach(cleanup)

const drawn = (type: string | undefined) => {
  const { container } = render(<NetworkMark type={type} />)
  return { text: container.textContent, path: container.querySelector('path')?.getAttribute('d') }
}

test('every known network has a glyph instead of letters', () => {
  const marks = networksWithLook.map(drawn)
  expect(marks.every(({ text, path }) => text === '' && path)).toBe(true)
  expect(new Set(marks.map(({ path }) => path)).size).toBe(networksWithLook.length)
})

test('"discordgo" looks like Discord, and "hungryserv" like Matrix', () => {
  expect(drawn('discordgo')).toEqual(drawn('discord'))
  expect(drawn('hungryserv')).toEqual(drawn('matrix'))
})

test.each([
  ['carrier-pigeon', 'C'],
  ['constructor', 'C'],
  ['', '?'],
  [undefined, '?'],
])('the unknown bridge %s has a letter', (type, letter) => {
  expect(drawn(type)).toEqual({ text: letter, path: undefined })
})

test('a face has a network mark only if a network is given', () => {
  const { container, rerender } = render(<Avatar name="Ada Obi" id="ada" size="large" />)
  expect(container.querySelector('path')).toBeNull()
  rerender(<Avatar name="Ada Obi" id="ada" size="large" network="whatsapp" />)
  expect(container.querySelector('path')).not.toBeNull()
  expect(container.textContent).toBe('AO')
})

test('an unknown face has no initials', () => {
  const { container } = render(<UnknownFace glyph="phone" size="large" />)
  expect(container.textContent).toBe('')
  expect(container.querySelector('path')).not.toBeNull()
})

afterEach(cleanup)

const people = ['Ada Obi', 'Ana Ruiz', 'İpek Demir', 'Zoë Ångström'].map((name) => ({
  id: name,
  name,
}))

test('the first three faces of a group are shown, hidden from screen readers', () => {
  const { container } = render(<StackedFaces people={people} size="medium" />)
  expect(container.textContent).toBe('AOARİD')
  expect(container.firstElementChild?.getAttribute('aria-hidden')).toBe('true')
})

test('a person who is listed twice has one face', () => {
  const { container } = render(
    <StackedFaces people={people.slice(0, 1).concat(people.slice(0, 1))} size="small" />,
  )
  expect(container.textContent).toBe('AO')
})

test('an empty group has an unknown face', () => {
  const { container } = render(<StackedFaces people={[]} size="large" />)
  expect(container.textContent).toBe('')
  expect(container.querySelector('svg')).not.toBeNull()
})
