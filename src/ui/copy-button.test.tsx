import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { CopyButton } from './copy-button.tsx'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const press = async () => await userEvent.click(screen.getByRole('button', { name: 'Copy' }))

test('a text is copied, which is reported until the text changes', async () => {
  const user = userEvent.setup()
  const { rerender } = render(<CopyButton text="hello" />)
  await user.click(screen.getByRole('button', { name: 'Copy' }))
  expect(await navigator.clipboard.readText()).toBe('hello')
  expect(screen.getByRole('status').textContent).toBe('Copied')
  rerender(<CopyButton text="goodbye" />)
  expect(screen.getByRole('status').textContent).toBe('')
})

test('a browser that does not allow copying is reported', async () => {
  userEvent.setup()
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('denied'))
  render(<CopyButton text="hello" />)
  await press()
  expect(screen.getByRole('status').textContent).toBe('The browser did not allow copying.')
})

test('nothing is copied while there is no text', async () => {
  userEvent.setup()
  const write = vi.spyOn(navigator.clipboard, 'writeText')
  render(<CopyButton text={undefined} />)
  await press()
  expect(write).not.toHaveBeenCalled()
})
