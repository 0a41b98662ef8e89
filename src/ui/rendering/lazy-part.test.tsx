import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ComponentType, ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lazyPart } from './lazy-part.tsx'

// React logs every error that a boundary catches
beforeEach(() => {
  console.error = vi.fn()
})
afterEach(cleanup)

const Greeting = ({ name }: { name: string }) => <p>Hello, {name}</p>
const loaded = async (): Promise<ComponentType<{ name: string }>> => Greeting
const notLoaded = async (): Promise<ComponentType<{ name: string }>> => {
  throw new TypeError('Failed to fetch dynamically imported module')
}

/** Renders until everything is loaded: between two commits React would otherwise wait 300 ms. */
const renderLoaded = (part: ReactNode) => act(async () => render(part))
const tryAgain = async () => {
  const button = await screen.findByRole('button', { name: 'Try again' })
  await act(() => userEvent.click(button))
}

test('a part is loaded when it is first rendered, and only once', async () => {
  const load = vi.fn(loaded)
  const Part = lazyPart(load)
  expect(load).not.toHaveBeenCalled()
  const { unmount } = render(<Part name="Ada" fallback={<p>One moment</p>} />)
  screen.getByText('One moment')
  await screen.findByText('Hello, Ada')
  unmount()
  render(<Part name="Jun" />)
  screen.getByText('Hello, Jun')
  expect(load).toHaveBeenCalledOnce()
})

test('a part that does not load shows an error in its place', async () => {
  const Part = lazyPart(notLoaded)
  await renderLoaded(
    <main>
      <p>The form</p>
      <Part name="Ada" />
    </main>,
  )
  expect((await screen.findByRole('alert')).textContent).toContain(
    'This part of the page didn’t load.',
  )
  screen.getByText('The form')
})

test('loading a part can be retried until it succeeds', async () => {
  const load = vi.fn(loaded).mockImplementationOnce(notLoaded).mockImplementationOnce(notLoaded)
  const Part = lazyPart(load)
  await renderLoaded(<Part name="Ada" />)
  await tryAgain()
  expect(load).toHaveBeenCalledTimes(2)
  await tryAgain()
  await screen.findByText('Hello, Ada')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a part that did not load is loaded again at the next mount', async () => {
  const load = vi.fn(loaded).mockImplementationOnce(notLoaded)
  const Part = lazyPart(load)
  const { unmount } = await renderLoaded(<Part name="Ada" />)
  await screen.findByRole('alert')
  unmount()
  await renderLoaded(<Part name="Jun" />)
  await screen.findByText('Hello, Jun')
})

test('a part that fails to render shows an error in its place', async () => {
  const Part = lazyPart<{ name: string }>(async () => () => {
    throw new Error('broken')
  })
  await renderLoaded(
    <>
      <p>The form</p>
      <Part name="Ada" />
    </>,
  )
  await screen.findByRole('alert')
  screen.getByText('The form')
})
