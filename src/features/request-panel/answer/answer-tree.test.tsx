import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { startChat } from '#contract/new-chat.ts'
import { AnswerTree } from './answer-tree.tsx'

afterEach(cleanup)

const chat = {
  id: '!a:b',
  flavour: 'new\u202e',
  participants: {
    items: Array.from({ length: 5_000 }, (_, index) => ({ id: `@${index}:b`, mood: 'calm' })),
    total: 5_000,
  },
}

/** Opens a part as a browser does on a press, which happy-dom does not implement. */
function open(name: RegExp) {
  const part = screen.getByText(name).closest('details')
  if (!part) throw new Error(`${name} is no part that opens`)
  part.open = true
  fireEvent(part, Object.assign(new Event('toggle'), { newState: 'open' }))
}

test('the tree marks unknown keys at any depth', () => {
  render(<AnswerTree value={chat} documented={[startChat.answer]} />)
  const marks = () => screen.getAllByText('not in the documented answer').length
  expect(screen.getByText('flavour').parentElement?.textContent).toBe(
    'flavour◆ not in the documented answer: "new\\u202e"',
  )
  expect(marks()).toBe(1)
  open(/^participants$/)
  open(/^items$/)
  open(/^0$/)
  expect(screen.getByText('mood').parentElement?.textContent).toContain('not in the documented')
})

test('the tree renders a hundred of five thousand people, and only once they are opened', () => {
  const { container } = render(<AnswerTree value={chat} documented={[]} />)
  expect(container.querySelectorAll('li').length).toBe(3)
  open(/^participants$/)
  open(/^items$/)
  expect(container.querySelectorAll('li').length).toBe(3 + 2 + 101)
  fireEvent.click(screen.getByRole('button', { name: 'Show 100 more of 4,900' }))
  expect(container.querySelectorAll('li').length).toBe(3 + 2 + 201)
})

test('the tree shows primitive values', () => {
  const { container, rerender } = render(<AnswerTree value={'<b>no</b>'} documented={[]} />)
  expect(container.textContent).toBe('"<b>no</b>"')
  rerender(<AnswerTree value={null} documented={[]} />)
  expect(container.textContent).toBe('null')
  rerender(<AnswerTree value={'x'.repeat(1_000)} documented={[]} />)
  expect(container.textContent).toContain('… and 500 more characters')
})
