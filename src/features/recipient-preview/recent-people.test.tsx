import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { account } from '#beeper/testing/accounts.ts'
import { Chat } from '#contract/chats.ts'
import type { Participant } from '#contract/contacts.ts'
import { isList, readList } from '#recognize/lists.ts'
import { messyList, RecentPeople } from './recent-people.tsx'
import { draw, type Served } from './testing/drawn.tsx'

afterEach(cleanup)

const whatsapp = account('whatsapp')
const signal = account('signal')
const gone = account('telegram', { status: 'disconnected' })
const accounts = [whatsapp, signal, gone]

let chats = 0
/** A direct chat with somebody, so many days ago. */
const chat = (accountID: string, other: Partial<Participant> & { id: string }, days = 0) =>
  Chat.parse({
    id: `chat-${chats++}`,
    accountID,
    type: 'single',
    unreadCount: 0,
    lastActivity: new Date(Date.UTC(2026, 0, 31 - days)).toISOString(),
    participants: { items: [{ id: '@me', isSelf: true }, other], hasMore: false, total: 2 },
  })

function drawn(served: Served, isSandbox = false) {
  const on = { onPick: vi.fn(), onTry: vi.fn(), onTryList: vi.fn() }
  draw(<RecentPeople isSandbox={isSandbox} {...on} />, { accounts, ...served })
  return on
}

const region = () => within(screen.getByRole('region', { name: 'People you write to' }))
const ada = { id: '@ada', fullName: 'Ada Obi', phoneNumber: '+447700900101' }

test('faces are one a person over all accounts, the latest first', async () => {
  drawn({
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

test('bots, yourself, those who can’t be messaged and accounts that are away are left out', async () => {
  drawn({
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

test('there are eight at most, and a press fills in person and account', async () => {
  const { onPick } = drawn({
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

test('no one yet and not loaded are two things', async () => {
  drawn({})
  await screen.findByText(/^No one yet/)
  cleanup()
  drawn({ failing: ['/v1/chats/search'] })
  await screen.findByText(/couldn’t be loaded/)
})

test('examples are for the sandbox, and fill in only', async () => {
  drawn({})
  expect(screen.queryByText('Or try one of these')).toBeNull()
  cleanup()
  const { onTry, onTryList } = drawn({}, true)
  const examples = within(screen.getByRole('list', { name: 'Or try one of these' }))
  await userEvent.click(examples.getByRole('button', { name: /a link with a message/ }))
  expect(onTry).toHaveBeenCalledExactlyOnceWith('wa.me/4915155501234?text=Hi')
  await userEvent.click(examples.getByRole('button', { name: /a pasted list/ }))
  expect(onTryList).toHaveBeenCalledExactlyOnceWith(messyList)
})

test('each of the seven messy lines is read as a phone number', () => {
  expect(isList(messyList)).toBe(true)
  const numbers = readList(messyList).map(({ text, reading }) =>
    reading.kind === 'person' ? reading.identifier : text,
  )
  expect(numbers).toEqual(Array(7).fill('phoneNumber'))
})
