import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { SelectButton } from './select-button.tsx'

afterEach(cleanup)

const kinds = ['Phone', 'Email', 'Name'].map((label) => ({ value: label.toLowerCase(), label }))

function Example() {
  const [value, setValue] = useState('phone')
  return <SelectButton label="Read as" value={value} options={kinds} onChange={setValue} />
}

const button = () => screen.getByRole('combobox')
const options = () => screen.queryAllByRole('option')

test('the button is named by its label and the chosen option', () => {
  render(<Example />)
  expect(button().getAttribute('aria-label')).toBe('Read as: Phone')
  expect(options()).toEqual([])
})

test('arrows, Home and End move in the list, and Enter chooses', async () => {
  render(<Example />)
  button().focus()
  await userEvent.keyboard('{ArrowDown}')
  expect(options().map((option) => option.getAttribute('aria-selected'))).toEqual([
    'true',
    'false',
    'false',
  ])
  await userEvent.keyboard('{End}{ArrowUp}{Enter}')
  expect(button().textContent).toBe('Email')
  expect(document.activeElement).toBe(button())
  expect(options()).toEqual([])
})

test('a click chooses', async () => {
  render(<Example />)
  await userEvent.click(button())
  await userEvent.click(screen.getByRole('option', { name: 'Name' }))
  expect(button().textContent).toBe('Name')
})

test('Ctrl Enter does not open the list', async () => {
  render(<Example />)
  button().focus()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(options()).toEqual([])
})

test('Escape closes the list and changes nothing', async () => {
  render(<Example />)
  await userEvent.click(button())
  await userEvent.keyboard('{ArrowDown}{Escape}')
  expect(options()).toEqual([])
  expect(button().textContent).toBe('Phone')
})
