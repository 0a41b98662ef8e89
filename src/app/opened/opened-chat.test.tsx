import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { CardBoundary } from './opened-chat.tsx'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

function Broken(): never {
  throw new RangeError('Maximum call stack size exceeded')
}

test('a card that fails to render is replaced by a note that the chat is open', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  render(
    <>
      <p>The form</p>
      <CardBoundary chatID="!a:b" button={<button type="button">Start another</button>}>
        <Broken />
      </CardBoundary>
    </>,
  )
  screen.getByText('The form')
  expect(screen.getByRole('alert').textContent).toContain('The chat is open')
  expect(screen.getByRole('alert').textContent).toContain('!a:b')
  screen.getByRole('button', { name: 'Start another' })
})
