import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { ParticipantsList } from './participants-list.tsx'
import type { Requested, Spell } from './people.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const mara = { id: '@mara:example.org', fullName: 'Mara Ruiz', isSelf: true }
const ada = { id: '@ada:example.org', fullName: 'Ada Obi', phoneNumber: '+447700900101' }
const jun = { id: '@jun:example.org', fullName: 'Jun Lindqvist', isPending: true }
const zoe = { id: '@zoe:example.org', fullName: 'Zoë Ångström' }
const bot = { id: '@bot:example.org', fullName: 'Assistant', isNetworkBot: true }

const asked = ({ id, fullName }: { id: string; fullName: string }) => ({ id, name: fullName })

function show(items: object[], chat: object = {}, requested: Requested[] = [], spell?: Spell) {
  const whole = {
    id: '!walk:example.org',
    accountID: 'matrix',
    type: 'group',
    unreadCount: 0,
    participants: { items, hasMore: false, total: items.length },
    ...chat,
  }
  render(
    <ParticipantsList
      chat={Chat.parse(whole)}
      requested={requested}
      spell={spell}
      more={<button type="button">Load all</button>}
    />,
  )
}

const rows = () =>
  within(screen.getByRole('list', { name: 'Participants' })).queryAllByRole('listitem')
const row = (name: string) => rows().find(({ textContent }) => textContent?.includes(name))

test('the list compares a group with the request', () => {
  const sol = { id: '@sol:example.org', fullName: 'Sol Vega' }
  show([mara, ada, jun, zoe, bot], {}, [ada, jun, sol].map(asked))
  screen.getByText('asked for 3 · 1 joined · 1 invited · 1 missing · 1 not asked for · 1 bot')
  expect(rows()[0]?.textContent).toContain('Sol Vega')
  expect(rows()[1]?.textContent).toContain('Jun')
  expect(row('Sol Vega')?.textContent).toContain('Missing')
  expect(row('Zoë')?.textContent).toContain('Not asked for')
  expect(row('Jun')?.textContent).toContain('Invited')
  expect(row('Assistant')?.textContent).toContain('Bot')
  expect(row('Mara')?.textContent).not.toContain('Not asked for')
})

test('the list of a group without a request has no comparison', () => {
  show([mara, ada])
  expect(screen.queryByText(/^asked for/)).toBeNull()
  expect(row('Ada')?.textContent).not.toContain('Not asked for')
})

test('the list offers to load omitted participants', () => {
  show([mara, ada], { participants: { items: [mara, ada], hasMore: true, total: 5000 } })
  screen.getByText('and 4,998 more not shown')
  screen.getByRole('button', { name: 'Load all' })
})

const crowd = (size: number) =>
  Array.from({ length: size }, (_, n) => ({ id: `@p${n}:example.org`, fullName: `Person ${n}` }))

const showAll = () => userEvent.click(screen.getByRole('button', { name: /^and .* more$/ }))

test('the list shows six people, and all on demand', async () => {
  show([mara, ...crowd(40)])
  expect(rows()).toHaveLength(6)
  expect(screen.queryByRole('searchbox')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'and 35 more' }))
  expect(rows()).toHaveLength(41)
  cleanup()
  show(crowd(7))
  expect(rows()).toHaveLength(7)
  expect(screen.queryByRole('button', { name: /more/ })).toBeNull()
})

test('a person who may be among omitted participants is not marked as missing', () => {
  const some = { participants: { items: [mara, ada], hasMore: true, total: 5000 } }
  show([], some, [asked(ada), { id: '@sol:example.org', name: 'Sol Vega' }])
  expect(row('Sol Vega')?.textContent).toContain('Not known')
  expect(row('Sol Vega')?.textContent).not.toContain('Missing')
  screen.getByText('asked for 2 · 1 joined · 1 not known')
})

test('numbers are formatted, and IDs have a copy button only', async () => {
  const spell = (text: string) => text.replace('+447700900101', '+44 7700 900101')
  const written: string[] = []
  vi.stubGlobal('navigator', {
    ...navigator,
    clipboard: { writeText: async (text: string) => written.push(text) },
  })
  const nameless = { id: '@x:example.org', phoneNumber: '+447700900101' }
  show([ada, nameless], {}, [], spell)
  expect(rows().map(({ textContent }) => textContent)).toEqual([
    'AOAda Obi+44 7700 900101',
    '4+44 7700 900101',
  ])
  expect(document.body.textContent).not.toContain('@ada:example.org')
  await userEvent.click(screen.getByRole('button', { name: 'Copy the ID of Ada Obi' }))
  expect(written).toEqual(['@ada:example.org'])
  screen.getByText('ID copied.')
})

test('a list has a filter from 20 people on', async () => {
  show([...crowd(18), ada, zoe])
  await showAll()
  const filter = screen.getByRole('searchbox', { name: 'Filter participants' })
  await userEvent.type(filter, 'angstrom ZOE')
  expect(rows()).toHaveLength(1)
  screen.getByText('1 of 20')
  await userEvent.clear(filter)
  await userEvent.type(filter, '7700 9')
  expect(rows().map(({ textContent }) => textContent)).toEqual([expect.stringContaining('Ada Obi')])
  await userEvent.type(filter, ' nobody')
  expect(rows()).toHaveLength(0)
  cleanup()
  show(crowd(19))
  await showAll()
  expect(screen.queryByRole('searchbox')).toBeNull()
})

test('a person who is listed twice is shown twice', () => {
  show([ada, ada])
  expect(rows()).toHaveLength(2)
})

test.each([
  ['https://example.org/ada.jpg', 0],
  ['data:image/png;base64,iVBORw0KGgo=', 1],
  ['http://example.org/ada.jpg', 0],
  ['mxc://example.org/ada', 0],
  ['file:///Users/ada/ada.jpg', 0],
  ['data:text/html,<b>', 0],
  ['javascript:alert(1)', 0],
])('the avatar with %s loads %d pictures', (imgURL, pictures) => {
  show([{ ...ada, imgURL }])
  expect(row('Ada')?.querySelectorAll('img')).toHaveLength(pictures)
  if (pictures === 0) expect(row('Ada')?.textContent).toContain('AO')
})

const pixels = { clientHeight: 420, offsetHeight: 52 }

afterEach(() => {
  for (const name of Object.keys(pixels)) Reflect.deleteProperty(HTMLElement.prototype, name)
})

test('a list of five thousand people renders only the visible ones, with their positions', async () => {
  // jsdom has no layout, so the heights of list and row are stubbed
  for (const [name, value] of Object.entries(pixels)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value })
  }
  show(crowd(5000))
  await showAll()
  expect(rows().length).toBeGreaterThan(0)
  expect(rows().length).toBeLessThan(40)
  expect(rows()[0]?.getAttribute('aria-setsize')).toBe('5000')
  expect(rows()[0]?.getAttribute('aria-posinset')).toBe('1')
})
