import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { account } from '#beeper/testing/accounts.ts'
import { Chat } from '#contract/chats.ts'
import type { Participant } from '#contract/contacts.ts'
import { isList, readList } from '#recognize/lists.ts'
import { messyList, RecentPeople } from './recent-people.tsx'
import { renderWith, type Served } from './testing/render-with.tsx'

afterEach(cleanup)

const whatsapp = account('whatsapp')
const signal = account('signal')
const gone = account('telegram', { status: 'disconnected' })
const accounts = [whatsapp, signal, gone]

let chats = 0
/** A direct chat with a contact, last active a number of days ago. */
const chat = (accountID: string, other: Partial<Participant> & { id: string }, days = 0) =>
  Chat.parse({
    id: `chat-${chats++}`,
    accountID,
    type: 'single',
    unreadCount: 0,
    lastActivity: new Date(Date.UTC(2026, 0, 31 - days)).toISOString(),
    participants: { items: [{ id: '@me', isSelf: true }, other], hasMore: false, total: 2 },
  })

function renderPeople(served: Served, isSandbox = false) {
  const on = { onPick: vi.fn(), onTry: vi.fn(), onTryList: vi.fn() }
  renderWith(<RecentPeople isSandbox={isSandbox} {...on} />, { accounts, ...served })
  return on
}

const region = () => within(screen.getByRole('region', { name: 'People you write to' }))
const ada = { id: '@ada', fullName: 'Ada Obi', phoneNumber: '+447700900101' }

test('each person is shown once over all accounts, the latest first', async () => {
  renderPeople({
    chats: [
      chat('local-signal', { ...ada, id: '@ada:signal' }, 2),
      chat('local-whatsapp', ada, 3),
      chat('local-whatsapp', { id: '@jun', fullName: 'Jun Lindqvist' }, 1),
    ],
  })
  await screen.findByRole('button', { name: 'Ada Obi on Signal' })
  const names = region()
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-label'))
  expect(names).toEqual(['Jun Lindqvist on WhatsApp', 'Ada Obi on Signal'])
})

test('bots, oneself, unreachable people and disconnected accounts are left out', async () => {
  renderPeople({
    chats: [
      chat('local-whatsapp', { id: '@bot', fullName: 'Bot', isNetworkBot: true }),
      chat('local-whatsapp', { id: whatsapp.user.id, fullName: 'Notes' }),
      chat('local-whatsapp', { id: '@bo', fullName: 'Bo', cannotMessage: true }),
      chat('local-telegram', { id: '@tess', fullName: 'Tess' }),
      chat('local-whatsapp', ada),
    ],
  })
  await screen.findByRole('button', { name: 'Ada Obi on WhatsApp' })
  expect(region().getAllByRole('button')).toHaveLength(1)
})

test('at most eight people are shown, and a press fills in person and account', async () => {
  const { onPick } = renderPeople({
    chats: Array.from({ length: 12 }, (_, n) =>
      chat('local-whatsapp', { id: `@p${n}`, fullName: `Person ${n}` }, n),
    ),
  })
  const first = await screen.findByRole('button', { name: 'Person 0 on WhatsApp' })
  expect(region().getAllByRole('button')).toHaveLength(8)
  await userEvent.click(first)
  expect(onPick).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ id: '@p0' }),
    'local-whatsapp',
  )
})

test('an empty list and a failure to load have different texts', async () => {
  renderPeople({})
  await screen.findByText(/^No one yet/)
  cleanup()
  renderPeople({ failing: ['/v1/chats/search'] })
  await screen.findByText(/couldn’t be loaded/)
})

test('examples are shown in the sandbox only, and fill the form', async () => {
  renderPeople({})
  expect(screen.queryByText('Or try one of these')).toBeNull()
  cleanup()
  const { onTry, onTryList } = renderPeople({}, true)
  const examples = within(screen.getByRole('list', { name: 'Or try one of these' }))
  await userEvent.click(examples.getByRole('button', { name: /a link with a message/ }))
  expect(onTry).toHaveBeenCalledExactlyOnceWith('wa.me/4915155501234?text=Hi')
  await userEvent.click(examples.getByRole('button', { name: /a pasted list/ }))
  expect(onTryList).toHaveBeenCalledExactlyOnceWith(messyList)
})

test('each of the seven example lines is recognized as a phone number', () => {
  expect(isList(messyList)).toBe(true)
  const numbers = readList(messyList).map(({ text, reading }) =>
    reading.kind === 'person' ? reading.identifier : text,
  )
  expect(numbers).toEqual(Array(7).fill('phoneNumber'))
})
