import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ComponentProps } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { GroupPreview } from './group-preview.tsx'
import { spell, whatsapp } from './testing/recipients.ts'
import { renderWith, type Served } from './testing/render-with.tsx'

afterEach(cleanup)

const people = [
  { key: '1', id: '@ada', name: 'Ada Obi', about: '+447700900101' },
  { key: '2', id: '@ana', name: 'Ana Ruiz' },
  { key: '3', id: '@ipek', name: 'İpek Demir' },
]
const unchecked = { found: undefined, isChecking: false, hasFailed: false }

function card(props: Partial<ComponentProps<typeof GroupPreview>>, served: Served = {}) {
  const onShow = vi.fn()
  renderWith(
    <GroupPreview
      participants={people}
      kind="group"
      title=""
      account={whatsapp}
      check={unchecked}
      hasMessage={false}
      spell={spell}
      onShow={onShow}
      {...props}
    />,
    served,
  )
  const shown = within(screen.getByRole('region', { name: "Who you'll reach" }))
  return { ...shown, onShow }
}

test('the preview of a group has its title, size and participants', () => {
  const { getByRole, getByText, queryByText } = card({ title: 'Trip' })
  expect(getByRole('heading', { name: 'Trip' })).toBeTruthy()
  expect(getByText('WhatsApp · Group of 4')).toBeTruthy()
  expect(queryByText(/no title/)).toBeNull()
  const rows = within(getByRole('list', { name: 'People to add' })).getAllByRole('listitem')
  expect(rows).toHaveLength(4)
  expect(rows[0]?.textContent).toContain('+44 7700 900101')
})

test('the preview of a group without a title says so', () => {
  const { getByRole, getByText } = card({})
  expect(getByRole('heading').textContent).toBe('Ada Obi, Ana Ruiz and İpek Demir')
  expect(getByText('no title – WhatsApp will show names')).toBeTruthy()
  cleanup()
  expect(card({ proposal: 'Ada, Ana and İpek' }).getByRole('heading').textContent).toBe(
    'Ada, Ana and İpek',
  )
})

test('participants who were not found come first, without initials, and are not counted', () => {
  const mo = { key: '4', id: 'Mo', name: 'Missing Mo', lookup: 'unknown' }
  const { getByText, getByRole } = card({ participants: [...people, mo], title: 'Trip' })
  expect(getByText('WhatsApp · Group of 4')).toBeTruthy()
  expect(getByText('1 of 4 not found yet.')).toBeTruthy()
  const [first] = within(getByRole('list', { name: 'People to add' })).getAllByRole('listitem')
  expect(first?.textContent).toBe('Missing Monot found')
})

test('the preview of a direct chat with two others names the problem', () => {
  const { getByText } = card({ participants: people.slice(0, 2), kind: 'single' })
  expect(getByText('A direct chat has one other person.')).toBeTruthy()
})

test('the preview of a direct chat names the shared chat', () => {
  const check = { ...unchecked, found: { chat: { chatID: 'c', lastActivity: undefined } } }
  const { getByText } = card({ participants: people.slice(0, 1), kind: 'single', check })
  expect(getByText('You already share a chat.')).toBeTruthy()
  expect(getByText('Opening it notifies no one.')).toBeTruthy()
})

test('the preview names an existing group of the same people, and can show it', async () => {
  const items = [{ id: '@me', isSelf: true }, ...people.map(({ id }) => ({ id }))]
  const trip = Chat.parse({
    id: 'trip',
    accountID: whatsapp.accountID,
    type: 'group',
    title: 'Trip',
    unreadCount: 0,
    participants: { items, hasMore: false, total: 4 },
  })
  const { findByText, getByRole, onShow } = card({}, { chats: [trip] })
  await findByText('You already have “Trip” with these same three.')
  await userEvent.click(getByRole('button', { name: 'Show it' }))
  expect(onShow).toHaveBeenCalledExactlyOnceWith(trip)
})

test('the preview without participants says what to do', () => {
  const { getByText } = card({ participants: [] })
  expect(getByText(/^Add people by name or number/)).toBeTruthy()
})
