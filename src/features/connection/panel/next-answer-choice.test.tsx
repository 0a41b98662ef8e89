import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { BeeperContext } from '#beeper/connection/connection-context.ts'
import { createQueryClient } from '#beeper/connection/queries.ts'
import { BeeperError } from '#beeper/failure/failure.ts'
import { type Answering, fakeBeeper } from '#beeper/testing/fake-beeper.ts'
import { NextAnswer } from '#contract/overture.ts'
import { useChosenAnswer } from '../use-next-answer.ts'
import { NextAnswerChoice } from './next-answer-choice.tsx'

afterEach(() => {
  cleanup()
  localStorage.clear()
})

const Pill = () => <output>{useChosenAnswer('sandbox')}</output>

/** A sandbox that stores the choice, with the panel and the pill. */
function sandbox(answers: Record<string, Answering> = {}) {
  let kept: NextAnswer = { answer: 'normal' }
  const server = fakeBeeper({
    'GET /next-answer': () => kept,
    'PUT /next-answer': ({ body }) => {
      kept = z.parse(NextAnswer, body)
      return kept
    },
    ...answers,
  })
  const show = (isOpen: boolean) => {
    cleanup()
    render(
      <QueryClientProvider client={createQueryClient()}>
        <BeeperContext value={server.beeper}>
          <Pill />
          {isOpen && <NextAnswerChoice sandbox={server.beeper} />}
        </BeeperContext>
      </QueryClientProvider>,
    )
  }
  return { ...server, show }
}

const radio = (name: string) => screen.findByRole('radio', { name, checked: true })

test('the answer is not read at page load, unless another one than normal was chosen', async () => {
  const { count, show } = sandbox()
  show(false)
  expect(count('GET /next-answer')).toBe(0)
  show(true)
  await radio('Normal')
  await userEvent.click(screen.getByRole('radio', { name: 'Outage' }))
  await expect.poll(() => screen.getByRole('status').textContent).toBe('outage')
  show(false)
  await expect.poll(() => screen.getByRole('status').textContent).toBe('outage')
})

test('the last of several quick choices is in effect', async () => {
  const { show, asked } = sandbox()
  show(true)
  await radio('Normal')
  for (const name of ['Slow', 'Not found', 'Rate limit']) {
    screen.getByRole('radio', { name }).click()
    await radio(name)
  }
  await expect.poll(() => screen.getByRole('status').textContent).toBe('rate-limit')
  const sent = asked.filter(({ call }) => call.startsWith('PUT')).map(({ body }) => body)
  expect(sent.at(-1)).toEqual({ answer: 'rate-limit' })
})

test('a failed choice is reverted and reported', async () => {
  const { show } = sandbox({
    'PUT /next-answer': () => {
      throw new BeeperError('unreachable', {})
    },
  })
  show(true)
  await radio('Normal')
  await userEvent.click(screen.getByRole('radio', { name: 'Slow' }))
  await expect
    .poll(() => screen.getByRole('alert').textContent)
    .toBe('This couldn’t be changed. Is Overture still running?')
  await radio('Normal')
  expect(screen.getByRole('status').textContent).toBe('')
})

test('a used up choice is removed from the browser', async () => {
  const { show, count } = sandbox()
  localStorage.setItem('overture.next-answer', 'chosen')
  show(false)
  await expect.poll(() => localStorage.getItem('overture.next-answer')).toBeNull()
  expect(count('GET /next-answer')).toBe(1)
  expect(screen.getByRole('status').textContent).toBe('')
})
