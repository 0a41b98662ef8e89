import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { ThemeButton } from './theme.tsx'

afterEach(() => {
  cleanup()
  localStorage.clear()
  delete document.documentElement.dataset.theme
})

test('each press changes to the next theme, which is stored', async () => {
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

test('the button follows a theme that is set after the first render', async () => {
  render(<ThemeButton />)
  document.documentElement.dataset.theme = 'dark'
  expect(await screen.findByRole('button', { name: 'Theme: Dark' })).toBeDefined()
})
