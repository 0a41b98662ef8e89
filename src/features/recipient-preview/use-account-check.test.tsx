import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { account, user } from '#beeper/testing/accounts.ts'
import type { Account } from '#contract/accounts.ts'
import type { User } from '#contract/contacts.ts'
import { OtherAccounts } from './other-accounts.tsx'
import { renderWith } from './testing/render-with.tsx'

afterEach(cleanup)

const ada = user({ id: '@ada', fullName: 'Ada Obi', phoneNumber: '+447700900101' })
const whatsapp = account('whatsapp')
const networks = ['signal', 'telegram', 'imessage', 'a', 'b', 'c']
const others = networks.map((type) => account(type, { bridge: undefined, network: type }))

interface Waiting {
  resolve(found: readonly User[]): void
  reject(error: Error): void
}

/** Renders the check with a server whose contact searches the test answers one by one. */
function renderCheck(accounts: readonly Account[] = [whatsapp, ...others]) {
  const waiting = new Map<string, Waiting>()
  const asked: string[] = []
  const search = (accountID: string) => {
    asked.push(accountID)
    return new Promise<readonly User[]>((resolve, reject) =>
      waiting.set(accountID, { resolve, reject }),
    )
  }
  const onPick = vi.fn()
  renderWith(
    <OtherAccounts
      contacts={[{ account: whatsapp, contact: ada }]}
      given={{ kind: 'phoneNumber', value: '+447700900101' }}
      account={whatsapp}
      spell={(text) => text}
      onPick={onPick}
    />,
    { accounts, search },
  )
  return { asked, waiting, onPick, press: userEvent.setup() }
}

const checkButton = (name: RegExp) => screen.findByRole('button', { name })

test('no network is asked before the press, and the button describes what it discloses', async () => {
  const { asked } = renderCheck()
  const button = await checkButton(/^Check 6 more/)
  expect(asked).toEqual([])
  const note = document.getElementById(button.getAttribute('aria-describedby') ?? '')
  expect(note?.textContent).toBe('Every network you check learns who you’re looking for.')
})

test('at most three networks are asked concurrently, and each of them once', async () => {
  const { asked, waiting, press } = renderCheck()
  await press.click(await checkButton(/^Check/))
  await vi.waitFor(() => expect(asked).toHaveLength(3))
  expect(screen.getByText('Checked 0 of 6…')).toBeTruthy()
  waiting.get('local-signal')?.resolve([ada])
  await vi.waitFor(() => expect(asked).toHaveLength(4))
  for (const id of ['telegram', 'imessage', 'a']) waiting.get(`local-${id}`)?.resolve([])
  await vi.waitFor(() => expect(asked).toHaveLength(6))
  for (const id of ['b', 'c']) waiting.get(`local-${id}`)?.resolve([])
  await screen.findByText('Reachable on signal, too.')
  expect(screen.getByText('5 don’t know them')).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Check again' }))
  expect(new Set(asked).size).toBe(asked.length)
})

test('a failed request ends the check of its account, and can be repeated', async () => {
  const { asked, waiting, press } = renderCheck([whatsapp, ...others.slice(0, 2)])
  await press.click(await checkButton(/^Check 2 more/))
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  waiting.get('local-signal')?.reject(new TypeError('no failure of the server’s'))
  waiting.get('local-telegram')?.resolve([])
  await screen.findByText('1 doesn’t know them · 1 didn’t answer')
  expect(screen.getByText('Not found on the accounts that answered.')).toBeTruthy()
  await press.click(await checkButton(/^Check again$/))
  await vi.waitFor(() => expect(asked).toEqual(['local-signal', 'local-telegram', 'local-signal']))
  waiting.get('local-signal')?.resolve([ada])
  await screen.findByText('Reachable on signal, too.')
})

test('*Use* picks the contact of the reachable account', async () => {
  const { waiting, asked, onPick, press } = renderCheck([whatsapp, ...others.slice(0, 1)])
  await press.click(await checkButton(/^Check 1 more/))
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  const theirs = { ...ada, id: '@ada:signal' }
  waiting.get('local-signal')?.resolve([theirs])
  await press.click(await screen.findByRole('button', { name: 'Use signal' }))
  expect(onPick).toHaveBeenCalledExactlyOnceWith(theirs, 'local-signal')
})

test('accounts with a known result are counted, and never asked', async () => {
  const slack = account('slackgo', { bridge: undefined })
  const gone = account('linkedin', { bridge: undefined, status: 'disconnected' })
  const anyNumber = account('gmessages', { bridge: undefined })
  const { asked, waiting, press } = renderCheck([
    whatsapp,
    slack,
    gone,
    anyNumber,
    ...others.slice(0, 1),
  ])
  await press.click(await checkButton(/^Check 1 more/))
  await vi.waitFor(() => expect(asked).toEqual(['local-signal']))
  waiting.get('local-signal')?.resolve([])
  await screen.findByText(
    '1 accepts any number · 1 doesn’t know them · 1 can’t look up phone numbers · 1 not connected',
  )
})
