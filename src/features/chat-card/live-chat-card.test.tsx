import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { BeeperContext } from '#beeper/beeper-context.ts'
import { createBeeper } from '#beeper/client.ts'
import { createQueryClient } from '#beeper/queries.ts'
import { Chat } from '#contract/chat.ts'
import { freshSandbox } from '#sandbox/fresh-sandbox.ts'
import { LiveChatCard } from './live-chat-card.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

type Answer = (path: string, request: RequestInit) => Response | Promise<Response>

/** Whoever answers at `/beeper`, in the test's own words. */
const answerWith = (answer: Answer) =>
  vi.stubGlobal('fetch', async (url: string | URL, init: RequestInit) =>
    answer(new URL(url).pathname, init),
  )

function show(raw: object, { messageText }: { messageText?: string } = {}, mount = '/beeper') {
  const chat = Chat.parse(raw)
  const beeper = createBeeper({ origin: 'http://127.0.0.1', mount, token: 'sandbox' })
  render(
    <QueryClientProvider client={createQueryClient()}>
      <BeeperContext value={beeper}>
        <LiveChatCard
          opened={{ chatID: chat.id, accountID: chat.accountID, status: 'created', chat }}
          raw={raw}
          network={{ type: 'whatsapp', name: 'WhatsApp' }}
          messageText={messageText}
          openedAt={Date.now()}
          comparable={[]}
        />
      </BeeperContext>
    </QueryClientProvider>,
  )
}

const walk = (fields: object = {}) => ({
  id: '!walk:example.org',
  accountID: 'whatsapp',
  type: 'group',
  title: 'Walk',
  unreadCount: 0,
  participants: { items: [{ id: '@ada:example.org' }], hasMore: true, total: 2 },
  ...fields,
})

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test.each([
  [{ success: true }, 'Beeper was asked to show this chat.'],
  [{ success: false }, 'Beeper has no window to show here'],
])('when Beeper answers %j to being shown, the card says so', async (answer, words) => {
  answerWith(() => Response.json(answer))
  show(walk())
  await press('Open in Beeper')
  await screen.findByText(words, { exact: false })
})

test.each([
  [404, { code: 'NOT_FOUND', message: 'Route not found' }, 'This version of Beeper can’t do that.'],
  [403, { code: 'forbidden', message: 'Required scopes: write' }, 'needs permission to write'],
  [401, { code: 'unauthorized', message: 'Invalid token' }, 'no longer accepts this connection'],
  [500, { code: 'INTERNAL_ERROR', message: 'No window' }, 'Beeper didn’t do it: No window'],
])('a refusal with %d is told in words', async (status, body, words) => {
  answerWith(() => Response.json(body, { status }))
  show(walk())
  await press('Open in Beeper')
  await screen.findByText(words, { exact: false })
})

test('a title may be changed only where its level is above zero', () => {
  for (const level of [-2, -1, 0]) {
    show(walk({ capabilities: { state: { title: { level } } } }))
    expect(screen.queryByRole('textbox', { name: 'Title' })).toBeNull()
    cleanup()
  }
  show(walk({ capabilities: { state: { title: { level: 1 } } } }))
  screen.getByRole('textbox', { name: 'Title' })
})

test('archiving is not offered where it is clearly refused', () => {
  show(walk({ capabilities: { archive: false } }))
  expect(screen.queryByRole('button', { name: 'Archive' })).toBeNull()
  screen.getByRole('button', { name: 'Pin' })
})

test('a change shows at once what the server made of it', async () => {
  const sent: unknown[] = []
  answerWith((_, { body }) => {
    sent.push(JSON.parse(String(body)))
    return Response.json(walk({ isPinned: true, title: 'Walk!' }))
  })
  show(walk())
  await press('Pin')
  await screen.findByRole('heading', { name: 'Walk!' })
  within(screen.getByRole('list', { name: 'State' })).getByText('Pinned')
  expect(sent).toEqual([{ isPinned: true }])
})

test('nothing may be written in a chat that is read-only', () => {
  show(walk({ isReadOnly: true }))
  expect(screen.queryByText('Send the first message now')).toBeNull()
})

test('whether a message was sent is left open where the chat can’t be read', async () => {
  answerWith(() => Response.json({ code: 'NOT_FOUND', message: 'no' }, { status: 404 }))
  show(walk(), { messageText: 'Hello' })
  await screen.findByText('Not known')
  expect(screen.queryByRole('button', { name: 'Send now' })).toBeNull()
  screen.getByRole('button', { name: 'Look again' })
})

test('a message that never turns up was not sent, and is not sent by itself', async () => {
  const written: string[] = []
  answerWith((path, { method }) => {
    // a ticket lets the card listen; it writes nothing
    if (method?.toUpperCase() !== 'GET' && !path.endsWith('/ws-ticket')) written.push(path)
    return Response.json({ items: [], hasMore: false })
  })
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 100 })
  show(walk(), { messageText: 'Hello' })
  await vi.advanceTimersByTimeAsync(8000)
  vi.useRealTimers()
  await screen.findByText('Not sent')
  screen.getByRole('button', { name: 'Send now' })
  expect(written).toEqual([])
})

test('everybody is loaded from the sandbox itself', async () => {
  const { app } = await freshSandbox()
  answerWith((path, init) => app.request(path.replace('/sandbox', ''), init))
  const ask = async (path: string, body?: object) => {
    const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' }
    const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
    return (await app.request(path, init)).json()
  }
  const participantIDs = Array.from({ length: 30 }, (_, n) => `+1555${2_000_000 + n}`)
  const { id } = await ask('/v1/chats', { accountID: 'gmessages', type: 'group', participantIDs })
  show(await ask(`/v1/chats/${encodeURIComponent(id)}?maxParticipantCount=5`), {}, '/sandbox')
  screen.getByText('and 26 more not shown')
  await press('Load all')
  await screen.findByText('+15552000029')
  expect(screen.queryByRole('button', { name: 'Load all' })).toBeNull()
})
