import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { ThemeButton } from './theme.tsx'

afterEach(() => {
  cleanup()
  localStorage.clear()
  delete document.documentElement.dataset.theme
})

test('each press goes on to the next theme, which the browser keeps', async () => {
  render(<ThemeButton />)
  for (const [name, theme] of [
    ['Theme: Light', 'light'],
    ['Theme: Dark', 'dark'],
    ['Theme: System', undefined],
  ] as const) {
    await userEvent.click(screen.getByRole('button'))
    expect(await screen.findByRole('button', { name })).toBeDefined()
    expect(document.documentElement.dataset.theme).toBe(theme)
  }
  expect(localStorage.getItem('overture.theme')).toBe('system')
})

test('a theme that is set after the page was drawn is named, too', async () => {
  render(<ThemeButton />)
  document.documentElement.dataset.theme = 'dark'
  expect(await screen.findByRole('button', { name: 'Theme: Dark' })).toBeDefined()
})
