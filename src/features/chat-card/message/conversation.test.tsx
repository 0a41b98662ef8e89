import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BeeperContext } from '#beeper/connection/connection-context.ts'
import { createQueryClient } from '#beeper/connection/queries.ts'
import { createBeeper } from '#beeper/http/client.ts'
import { Chat } from '#contract/chats.ts'
import { Conversation } from './conversation.tsx'
import type { SentMessage } from './receipt.ts'

/** A server with one chat, whose answers the tests set. */
const server = {
  messages: [] as object[],
  sent: [] as string[],
  onList: undefined as (() => Response) | undefined,
  onSend: undefined as ((text: string) => Response | Promise<Response>) | undefined,
}

beforeEach(() => {
  Object.assign(server, { messages: [], sent: [], onList: undefined, onSend: undefined })
  vi.stubGlobal('fetch', async (url: string | URL, init: RequestInit) => {
    const { pathname } = new URL(url)
    if (init.method?.toUpperCase() === 'POST') {
      const { text } = JSON.parse(String(init.body))
      server.sent.push(text)
      return (
        server.onSend?.(text) ??
        Response.json({ chatID: '!a', pendingMessageID: `p${server.sent.length}` })
      )
    }
    if (pathname.endsWith('/messages')) {
      return server.onList?.() ?? Response.json({ items: server.messages, hasMore: false })
    }
    const id = pathname.split('/').at(-1)
    const one = server.messages.find((message) => Reflect.get(message, 'id') === id)
    return one
      ? Response.json(one)
      : Response.json({ code: 'NOT_FOUND', message: 'Message not found' }, { status: 404 })
  })
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const chat = Chat.parse({
  ...{ id: '!a', accountID: 'whatsapp', type: 'group', title: 'Walk', unreadCount: 0 },
  participants: {
    items: [
      { id: '@me', isSelf: true },
      { id: '@ada', fullName: 'Ada Obi' },
    ],
    ...{ hasMore: false, total: 2 },
  },
  capabilities: { maxTextLength: 20 },
})

const message = (id: string, text: string | undefined, fields: object = {}) => ({
  ...{ id, accountID: 'whatsapp', chatID: '!a', senderID: '@ada', sortKey: id, isSender: false },
  ...{ timestamp: new Date().toISOString(), text, ...fields },
})
const own = { isSender: true, senderID: '@me' }
const status = (word: string, more: object = {}) => ({
  ...own,
  sendStatus: { status: word, timestamp: 'now', ...more },
})

function show(first?: Partial<SentMessage> & { text: string }) {
  const at = Date.now()
  const beeper = createBeeper({ origin: 'http://127.0.0.1', mount: '/beeper', token: 't' })
  render(
    <QueryClientProvider client={createQueryClient()}>
      <BeeperContext value={beeper}>
        <Conversation
          chatID="!a"
          chat={chat}
          first={first && { at, answeredAt: at, ...first }}
          isLive={false}
          isNew={false}
          isGone={false}
        />
      </BeeperContext>
    </QueryClientProvider>,
  )
}

const log = () => screen.getByRole('log', { name: 'Conversation' })
const field = () => screen.getByRole('textbox', { name: 'Write a message' })
const write = async (text: string) => {
  // without a delay between keys, which fake timers would not end
  const user = userEvent.setup({ delay: null })
  await user.type(field(), text)
  await user.keyboard('{Control>}{Enter}{/Control}')
}
const fakeTime = () => vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 50 })

test('the last messages are listed oldest first, with days, senders, files and reactions', async () => {
  server.messages = [
    message('3', '<b>Hi</b>', own),
    message('2', undefined, {
      attachments: [
        { type: 'img', fileName: 'beach.jpg' },
        { type: 'audio', isVoiceNote: true },
      ],
      reactions: ['1', '2'].map((id) => ({ id, participantID: id, reactionKey: '👍' })),
    }),
    message('1', 'Old', { timestamp: '2020-01-02T12:00:00Z' }),
    message('0', 'Secret', { isHidden: true }),
  ]
  show()
  await within(log()).findByText('Old')
  const rows = within(log())
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)
  expect(rows[0]).toBe('Jan 2, 2020')
  expect(rows[1]).toContain('Ada Obi')
  expect(rows[2]).toBe('Today')
  expect(rows[3]).toMatch(/Photo: beach\.jpg.*Voice message.*👍 2/)
  expect(log().textContent).toContain('<b>Hi</b>')
  expect(log().textContent).not.toContain('Secret')
})

test('a message is sent once, by shortcut or button, and tracked by its own ID', async () => {
  fakeTime()
  show()
  await write('Hello')
  expect(server.sent).toEqual(['Hello'])
  await within(log()).findByText('Hello')
  // the same text sent from elsewhere is another message
  server.messages = [
    message('x', 'Hello', status('SUCCESS')),
    message('p1', 'Hello', status('PENDING')),
  ]
  await vi.advanceTimersByTimeAsync(2_000)
  await within(log()).findByText('not accepted yet')
  server.messages = [message('p1', 'Hello', status('SUCCESS'))]
  await vi.advanceTimersByTimeAsync(2_000)
  await within(log()).findByText('Delivered')
  expect(within(log()).getAllByText('Hello')).toHaveLength(1)
})

test('a hundred submits before a render send one message', async () => {
  show()
  await userEvent.type(field(), 'Hello')
  const form = field().closest('form')
  for (let press = 0; press < 100; press++) if (form) fireEvent.submit(form)
  await within(log()).findByText('Hello')
  expect(server.sent).toEqual(['Hello'])
})

test('a message beyond the network’s limit shows its length, and is not sent', async () => {
  show()
  await write('x'.repeat(21))
  screen.getByText('21 / 20')
  screen.getByText('At most 20 characters.')
  expect(server.sent).toEqual([])
})

test('a refused message shows the reason, and can be sent again', async () => {
  server.onSend = () =>
    Response.json({ code: 'forbidden', message: 'Not in here' }, { status: 403 })
  show()
  await write('Hello')
  await within(log()).findByText('Beeper didn’t do it: Not in here')
  within(log()).getByText('Hello')
  server.onSend = undefined
  await userEvent.click(screen.getByRole('button', { name: 'Send now' }))
  await vi.waitFor(() => expect(server.sent).toEqual(['Hello', 'Hello']))
})

test('a message of unknown outcome is sent again only after confirmation, and if not found', async () => {
  fakeTime()
  server.onSend = () => new Response('', { status: 502 })
  show()
  await write('Hello')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(log().textContent).not.toContain('Not sent')
  await vi.advanceTimersByTimeAsync(8_000)
  await within(log()).findByText('Not sent')
  fireEvent.click(screen.getByRole('button', { name: 'Send now' }))
  expect(server.sent).toEqual(['Hello'])
  // it appears before the confirmation
  server.messages = [message('1', 'Hello', status('SUCCESS'))]
  fireEvent.click(screen.getByRole('button', { name: 'Send it again' }))
  await within(log()).findByText('Delivered')
  expect(server.sent).toEqual(['Hello'])
})

test('repeated confirmations send a message again once', async () => {
  fakeTime()
  show({ text: 'Hello', at: Date.now() - 60_000, answeredAt: Date.now() - 60_000 })
  await within(log()).findByText('Not sent')
  fireEvent.click(screen.getByRole('button', { name: 'Send now' }))
  const again = screen.getByRole('button', { name: 'Send it again' })
  for (let press = 0; press < 50; press++) fireEvent.click(again)
  await vi.waitFor(() => expect(server.sent).toHaveLength(1))
  await vi.advanceTimersByTimeAsync(3_000)
  expect(server.sent).toEqual(['Hello'])
})

test('“Not sent” is corrected if the first message appears later', async () => {
  fakeTime()
  show({ text: 'Hello' })
  await vi.advanceTimersByTimeAsync(13_000)
  await within(log()).findByText('Not sent')
  server.messages = [message('1', 'Hello', status('SUCCESS'))]
  await vi.advanceTimersByTimeAsync(3_000)
  await within(log()).findByText('Delivered')
})

test('the message of a lost response is searched from the time of sending, not of showing', async () => {
  const sentAt = Date.now() - 600_000
  server.messages = [
    message('1', 'Hello', {
      ...status('SUCCESS'),
      timestamp: new Date(sentAt + 500).toISOString(),
    }),
  ]
  show({ text: 'Hello', at: sentAt, answeredAt: Date.now() })
  await within(log()).findByText('Delivered')
})

test('a message is searched for beyond the newest page', async () => {
  let requests = 0
  const later = Array.from({ length: 20 }, (_, n) => message(`l${n}`, `Later ${n}`))
  server.onList = () => {
    requests++
    // the first list is the one that is shown
    return Response.json(
      requests % 3 === 0
        ? { items: [message('1', 'Hello', status('SUCCESS'))], hasMore: false }
        : { items: later, hasMore: true, oldestCursor: `c${requests}` },
    )
  }
  show({ text: 'Hello' })
  await within(log()).findByText('Delivered')
})

test.each([
  [404, { code: 'NOT_FOUND', message: 'Route not found' }, 'may be too old'],
  [403, { code: 'forbidden', message: 'Required scopes: read' }, 'may not read messages'],
])(
  'messages that cannot be read (%d) are reported, and the status of a sent one is unknown',
  async (code, body, words) => {
    server.onList = () => Response.json(body, { status: code })
    show({ text: 'Hello' })
    await screen.findByText(words, { exact: false })
    within(log()).getByText('Hello')
    await within(log()).findByText('Not known')
    expect(screen.queryByRole('button', { name: 'Send now' })).toBeNull()
  },
)
