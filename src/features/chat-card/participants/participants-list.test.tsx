import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { Chat } from '#contract/chat.ts'
import { ParticipantsList } from './participants-list.tsx'
import type { Requested } from './people.ts'

afterEach(cleanup)

const mara = { id: '@mara:example.org', fullName: 'Mara Ruiz', isSelf: true }
const ada = { id: '@ada:example.org', fullName: 'Ada Obi', phoneNumber: '+447700900101' }
const jun = { id: '@jun:example.org', fullName: 'Jun Lindqvist', isPending: true }
const zoe = { id: '@zoe:example.org', fullName: 'Zoë Ångström' }
const bot = { id: '@bot:example.org', fullName: 'Assistant', isNetworkBot: true }

const asked = ({ id, fullName }: { id: string; fullName: string }) => ({ id, name: fullName })

function show(items: object[], chat: object = {}, requested: Requested[] = []) {
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
      more={<button type="button">Load all</button>}
    />,
  )
}

const rows = () =>
  within(screen.getByRole('list', { name: 'Participants' })).queryAllByRole('listitem')
const row = (name: string) => rows().find(({ textContent }) => textContent?.includes(name))

test('a group is compared with what was asked for', () => {
  const sol = { id: '@sol:example.org', fullName: 'Sol Vega' }
  show([mara, ada, jun, zoe, bot], {}, [ada, jun, sol].map(asked))
  screen.getByText(
    'Asked for 3: 1 joined, 1 invited, 1 missing. Also here: 1 not asked for, 1 bot.',
  )
  expect(row('Sol Vega')?.textContent).toContain('Missing')
  expect(row('Zoë')?.textContent).toContain('Not asked for')
  expect(row('Jun')?.textContent).toContain('Invited')
  expect(row('Assistant')?.textContent).toContain('Bot')
  expect(row('Mara')?.textContent).not.toContain('Not asked for')
})

test('a group that nobody asked for is compared with nothing', () => {
  show([mara, ada])
  expect(screen.queryByText(/^Asked for/)).toBeNull()
  expect(row('Ada')?.textContent).not.toContain('Not asked for')
})

test('who the server holds back can be loaded', () => {
  show([mara, ada], { participants: { items: [mara, ada], hasMore: true, total: 5000 } })
  screen.getByText('and 4,998 more not shown')
  screen.getByRole('button', { name: 'Load all' })
})

const crowd = (size: number) =>
  Array.from({ length: size }, (_, n) => ({ id: `@p${n}:example.org`, fullName: `Person ${n}` }))

test('a list of 20 can be filtered, a shorter one needs no filter', async () => {
  show([...crowd(18), ada, zoe])
  const filter = screen.getByRole('searchbox', { name: 'Filter participants' })
  await userEvent.type(filter, 'angstrom ZOE')
  expect(rows()).toHaveLength(1)
  expect(screen.getByRole('status').textContent).toBe('1 of 20')
  await userEvent.clear(filter)
  await userEvent.type(filter, '7700 9')
  expect(rows().map(({ textContent }) => textContent)).toEqual([expect.stringContaining('Ada Obi')])
  await userEvent.type(filter, ' nobody')
  expect(rows()).toHaveLength(0)
  cleanup()
  show(crowd(19))
  expect(screen.queryByRole('searchbox')).toBeNull()
})

test('somebody who is listed twice is shown twice', () => {
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
])('of the face %s, %d picture is loaded', (imgURL, pictures) => {
  show([{ ...ada, imgURL }])
  expect(row('Ada')?.querySelectorAll('img')).toHaveLength(pictures)
  if (pictures === 0) expect(row('Ada')?.textContent).toContain('AO')
})

const pixels = { clientHeight: 420, offsetHeight: 52 }

afterEach(() => {
  for (const name of Object.keys(pixels)) Reflect.deleteProperty(HTMLElement.prototype, name)
})

test('of five thousand people only those in sight are drawn, each with its place', () => {
  // the stand-in for a browser lays nothing out, so it is told how high the list and a line are
  for (const [name, value] of Object.entries(pixels)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value })
  }
  show(crowd(5000))
  expect(rows().length).toBeGreaterThan(0)
  expect(rows().length).toBeLessThan(40)
  expect(rows()[0]?.getAttribute('aria-setsize')).toBe('5000')
  expect(rows()[0]?.getAttribute('aria-posinset')).toBe('1')
})
