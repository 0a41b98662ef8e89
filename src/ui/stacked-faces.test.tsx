import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { StackedFaces } from './stacked-faces.tsx'

afterEach(cleanup)

const people = ['Ada Obi', 'Ana Ruiz', 'İpek Demir', 'Zoë Ångström'].map((name) => ({
  id: name,
  name,
}))

test('the first three faces of a group are shown, decoration only', () => {
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

test('a group of nobody has a face that is nobody’s', () => {
  const { container } = render(<StackedFaces people={[]} size="large" />)
  expect(container.textContent).toBe('')
  expect(container.querySelector('svg')).not.toBeNull()
})
