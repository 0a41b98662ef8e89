import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { account, user } from '#beeper/testing/accounts.ts'
import { CountryQuestion } from './country-question.tsx'

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.unstubAllGlobals()
})

const british = account('whatsapp', {
  user: user({ id: '@mara:w', phoneNumber: '+442079460958' }),
})

function ask(numbers: readonly string[], language = 'de-DE', last = 'AT') {
  vi.stubGlobal('navigator', { ...navigator, language })
  localStorage.setItem('overture.country', last)
  const choose = vi.fn()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <CountryQuestion numbers={numbers} account={british} onChoose={choose} />
    </QueryClientProvider>,
  )
  return choose
}

const buttons = async () => {
  await screen.findByRole('button', { name: 'Other…' })
  return screen.getAllByRole('button').map(({ textContent }) => textContent)
}

test('the question proposes the browser’s region, the account’s country and the last choice', async () => {
  const choose = ask(['020 7946 0123'])
  screen.getByText('Which country is 020 7946 0123 from?')
  expect(await buttons()).toEqual(['Germany +49', 'United Kingdom +44', 'Austria +43', 'Other…'])
  await userEvent.click(screen.getByRole('button', { name: 'Germany +49' }))
  expect(choose).toHaveBeenCalledWith('DE')
  expect(localStorage.getItem('overture.country')).toBe('DE')
})

test('a country is proposed once, and only if the number is possible there', async () => {
  // six digits are too few in Great Britain
  ask(['123456'], 'de', 'GB')
  expect(await buttons()).toEqual(['Germany +49', 'Other…'])
})

test('several numbers share one question', async () => {
  ask(['0170 1234567', '0171 1234567'])
  screen.getByText('Which country are these numbers from?')
  await buttons()
})

test('the list of all other countries takes the focus', async () => {
  const choose = ask(['0170 1234567'])
  await userEvent.click(await screen.findByRole('button', { name: 'Other…' }))
  const list = screen.getByRole('combobox')
  expect(document.activeElement).toBe(list)
  await userEvent.selectOptions(list, 'Austria (+43)')
  expect(choose).toHaveBeenCalledWith('AT')
})

test('the question is hidden without numbers', () => {
  ask([])
  expect(screen.queryByRole('group')).toBeNull()
})
