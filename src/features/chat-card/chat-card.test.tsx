import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createRef } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Chat } from '#contract/chats.ts'
import { displayText } from '#ui/text/display-text.tsx'
import { ChatCard, type ChatCardProps } from './chat-card.tsx'
import golden from './testing/golden-answer.json' with { type: 'json' }

afterEach(cleanup)

const now = new Date('2026-05-08T20:30:00Z')
const matrix = { type: 'matrix', name: 'Beeper (Matrix)' }

const show = (answer: object, props: Partial<ChatCardProps> = {}) => {
  const chat = Chat.parse({ ...golden, ...answer })
  const opened = { chatID: chat.id, accountID: chat.accountID, status: 'created', chat }
  return render(<ChatCard opened={opened} network={matrix} now={now} {...props} />)
}

const items = (name: string) => within(screen.getByRole('list', { name })).getAllByRole('listitem')

test('the published sample answer is shown with its title, kind, verdict and participants', () => {
  show({})
  screen.getByRole('article', { name: 'Launch Planning' })
  screen.getByRole('heading', { level: 2, name: 'Launch Planning' })
  screen.getByText('Beeper (Matrix) · Group of 4 · active 3 days ago')
  screen.getByText('✦ New chat')
  screen.getByText('Beeper (Matrix)’s answer says it is new, but it was last active 3 days ago.')
  expect(items('Participants').map((row) => row.querySelector('bdi')?.textContent)).toEqual([
    'Kishan Bagaria',
    'Matt Wondra',
    'Adam Van Ymeren',
    'Batuhan İçöz',
  ])
  const batuhan = items('Participants').at(-1)
  for (const tag of ['You', 'Admin', 'Bot', 'Invited']) {
    within(batuhan ?? document.body).getByText(tag)
  }
})

const sampleCapabilities = [
  'Reply: rejected',
  'Threads: rejected',
  'Edit: rejected, within 0 seconds, up to 0 times',
  'Delete for everyone: rejected, within 0 seconds',
  'Delete for me: yes',
  'Reactions: rejected, 0 each',
  'Allowed reactions: string',
  'Custom emoji: yes',
  'Polls: rejected',
  'Location: rejected',
  'Message length: up to 0 characters',
  'Read receipts: yes',
  'Typing: yes',
  'Disappearing messages: yes, 0 days after reading, off means no timer at all',
  'Archive: yes',
  'Mark as unread: yes',
  'Delete chat: yes',
  'Delete chat for everyone: yes',
  'foo: rejected',
  'Invite: rejected',
  'Revoke invite: rejected',
  'Remove: rejected',
  'Ban: rejected',
  'Leave: rejected',
  'Change title: rejected',
  'Change description: rejected',
  'Change picture: rejected',
  'Change timer: rejected',
  'Accept with a button: rejected',
  'Accept by answering: rejected',
]

test('the published sample answer is shown with its capabilities', () => {
  show({})
  const list = within(screen.getByRole('list', { name: 'All capabilities' }))
  for (const sentence of sampleCapabilities) list.getByText(sentence)
})

test('the published sample answer is shown with its attachments and state', () => {
  show({})
  const table = screen.getByRole('table', { name: 'Attachments' })
  const [, row] = within(table).getAllByRole('row')
  expect(row?.textContent).toBe(
    'foofoo (rejected)up to 0 × 0 px · up to 0 seconds · view oncerejected0 B',
  )
  expect(items('State').map(({ textContent }) => textContent)).toEqual([
    'Read-only',
    'Marked unread',
    'Low priority',
  ])
  screen.getByText('text – with fileName')
  screen.getByText('5541')
})

test('the card without a chat shows what is known', () => {
  const opened = { chatID: '!thin:example.org', accountID: 'matrix', status: undefined }
  render(
    <ChatCard
      opened={{ ...opened, chat: undefined }}
      network={{ type: undefined, name: 'Matrix' }}
      requested={[{ id: '@sol:example.org', name: 'Sol Vega' }]}
    />,
  )
  screen.getByRole('article', { name: 'Sol Vega' })
  screen.getByText('Chat ready')
  within(screen.getByRole('group', { name: 'IDs' })).getByText('!thin:example.org', {
    selector: 'dd *',
  })
  expect(screen.queryByRole('list', { name: 'Participants' })).toBeNull()
})

test('a chat with only required fields is shown', () => {
  show({
    title: '',
    type: 'single',
    capabilities: undefined,
    participants: { items: [], hasMore: false, total: 0 },
  })
  screen.getByRole('article', { name: 'Untitled chat' })
  screen.getByText('The server didn’t say what this chat can do.')
})

test('hostile texts stay plain text', () => {
  const evil = '<img src=x onerror="alert(1)">\u202Eevil'
  const { container } = show({
    title: evil,
    type: evil,
    description: evil,
    draft: { text: evil },
    participants: { items: [{ id: evil, fullName: evil, imgURL: evil }], hasMore: true, total: 9 },
    capabilities: {
      formatting: { [evil]: 9 },
      [evil]: evil,
      attachments: { [evil]: { mimeTypes: { [evil]: 2 } } },
    },
  })
  expect(container.querySelector('img, script')).toBeNull()
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(displayText(evil))
  screen.getByText('and 8 more not shown')
})

test('a requested person who is not in the group is marked as missing', () => {
  show({}, { requested: [{ id: '@sol:beeper.example', name: 'Sol Vega' }] })
  const [first] = items('Participants')
  expect(first?.textContent).toContain('Sol Vega')
  within(first ?? document.body).getByText('Missing')
})

test('the heading is focusable', () => {
  const headingRef = createRef<HTMLHeadingElement>()
  show({}, { headingRef })
  headingRef.current?.focus()
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2 }))
})

const clipboard = Object.getOwnPropertyDescriptor(navigator, 'clipboard')
const stubClipboard = (writeText: (text: string) => Promise<void>) =>
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } })

beforeEach(() => {
  if (clipboard) Object.defineProperty(navigator, 'clipboard', clipboard)
  else Reflect.deleteProperty(navigator, 'clipboard')
})

test('*Copy chat ID* copies the ID and reports it', async () => {
  const copied: string[] = []
  const user = userEvent.setup()
  stubClipboard(async (text) => void copied.push(text))
  show({})
  await user.click(screen.getByRole('button', { name: 'Copy chat ID' }))
  expect(copied).toEqual(['!team_launch_planning:beeper.com'])
  expect(screen.getByRole('status').textContent).toBe('Copied.')
})

test('*Copy chat ID* reports that the browser did not allow it', async () => {
  const user = userEvent.setup()
  stubClipboard(() => Promise.reject(new Error('not allowed')))
  show({})
  await user.click(screen.getByRole('button', { name: 'Copy chat ID' }))
  expect(screen.getByRole('status').textContent).toContain('did not allow copying')
})
