import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { BeeperContext } from '#beeper/connection/connection-context.ts'
import { createQueryClient } from '#beeper/connection/queries.ts'
import { createBeeper } from '#beeper/http/client.ts'
import { Chat } from '#contract/chats.ts'
import { freshSandbox } from '#sandbox/testing/fresh-sandbox.ts'
import { LiveChatCard } from './live-chat-card.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

type Answer = (path: string, request: RequestInit) => Response | Promise<Response>

/** Answers requests to `/beeper`. */
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
])('the answer %j to *Open in Beeper* is shown as %s', async (answer, words) => {
  answerWith(() => Response.json(answer))
  show(walk())
  await press('Open in Beeper')
  await screen.findByText(words, { exact: false })
})

test.each([
  [404, { code: 'NOT_FOUND', message: 'Route not found' }, 'This version of Beeper can’t do that.'],
  [403, { code: 'forbidden', message: 'Required scopes: write' }, 'needs permission to write'],
  [401, { code: 'unauthorized', message: 'Invalid token' }, 'no longer accepts this connection'],
  [502, {}, 'Beeper gave no readable answer.'],
  [200, [], 'Beeper gave no readable answer.'],
  [500, { code: 'INTERNAL_ERROR', message: 'No window' }, 'Beeper didn’t do it: No window'],
])('a failure with status %d is shown as text', async (status, body, words) => {
  answerWith(() => Response.json(body, { status }))
  show(walk())
  await press('Open in Beeper')
  await screen.findByText(words, { exact: false })
})

test('the card of a sandbox chat has no *Open in Beeper*', () => {
  show(walk(), {}, '/sandbox')
  expect(screen.queryByRole('button', { name: 'Open in Beeper' })).toBeNull()
  screen.getByRole('button', { name: 'Copy chat ID' })
})

const moreActions = async () => {
  await press('More actions')
  return screen.queryAllByRole('menuitem').map(({ textContent }) => textContent)
}

test('the title can be changed only at a level above zero', async () => {
  for (const level of [-2, -1, 0]) {
    show(walk({ capabilities: { state: { title: { level } } } }))
    expect(await moreActions()).toEqual(['Archive'])
    cleanup()
  }
  show(walk({ capabilities: { state: { title: { level: 1 } } } }))
  expect(await moreActions()).toEqual(['Change title', 'Archive'])
  await userEvent.click(screen.getByRole('menuitem', { name: 'Change title' }))
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Title' }))
})

test('archiving is not offered if the network refuses it', () => {
  show(walk({ capabilities: { archive: false } }))
  expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull()
  screen.getByRole('button', { name: 'Pin' })
})

test('a change shows the server’s answer at once', async () => {
  const sent: unknown[] = []
  answerWith((_, { body, method }) => {
    if (method?.toUpperCase() !== 'PATCH') return new Response(null, { status: 502 })
    sent.push(JSON.parse(String(body)))
    return Response.json(walk({ isPinned: true, title: 'Walk!' }))
  })
  show(walk())
  await press('Pin')
  await screen.findByRole('heading', { name: 'Walk!' })
  within(screen.getByRole('list', { name: 'State' })).getByText('Pinned')
  expect(sent).toEqual([{ isPinned: true }])
})

test('the card of a partial group names missing people first, with a button to message them', async () => {
  const told: unknown[] = []
  const chat = Chat.parse(
    walk({ participants: { items: [{ id: '@ada' }], hasMore: false, total: 1 } }),
  )
  const beeper = createBeeper({ origin: 'http://127.0.0.1', mount: '/beeper', token: 'x' })
  answerWith(() => new Response(null, { status: 502 }))
  const mo = { id: '@mo', name: 'Missing Mo' }
  render(
    <QueryClientProvider client={createQueryClient()}>
      <BeeperContext value={beeper}>
        <LiveChatCard
          opened={{ chatID: chat.id, accountID: chat.accountID, status: 'created', chat }}
          raw={undefined}
          network={{ type: 'whatsapp', name: 'WhatsApp' }}
          requested={[{ id: '@ada', name: 'Ada' }, mo]}
          messageText={undefined}
          openedAt={Date.now()}
          comparable={[]}
          onMessagePrivately={(person) => told.push(person)}
        />
      </BeeperContext>
    </QueryClientProvider>,
  )
  screen.getByText('◐ New chat, 1 missing')
  screen.getByText('1 of 2 people is missing: Missing Mo.')
  // the participants come before the conversation
  const people = screen.getByRole('list', { name: 'Participants' })
  const order = people.compareDocumentPosition(screen.getByRole('log'))
  expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  await press('Message Missing Mo privately')
  expect(told).toEqual([mo])
})

test('a read-only chat has no message field', () => {
  show(walk({ isReadOnly: true }))
  expect(screen.queryByRole('textbox', { name: 'Write a message' })).toBeNull()
})

test('a message in a chat that can’t be read has an unknown status', async () => {
  answerWith(() => Response.json({ code: 'NOT_FOUND', message: 'no' }, { status: 404 }))
  show(walk(), { messageText: 'Hello' })
  await screen.findByText('Not known', { exact: false })
  expect(screen.queryByRole('button', { name: 'Send now' })).toBeNull()
  screen.getByRole('button', { name: 'Look again' })
})

test('a message that never appears is shown as not sent, and is not sent automatically', async () => {
  const written: string[] = []
  answerWith((path, { method }) => {
    // the ticket for live events writes nothing
    if (method?.toUpperCase() !== 'GET' && !path.endsWith('/ws-ticket')) written.push(path)
    return Response.json({ items: [], hasMore: false })
  })
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 100 })
  show(walk(), { messageText: 'Hello' })
  await vi.advanceTimersByTimeAsync(12_000)
  vi.useRealTimers()
  await screen.findByText('Not sent', { exact: false })
  screen.getByRole('button', { name: 'Send now' })
  expect(written).toEqual([])
})

test('*Load all* loads all participants from the sandbox', async () => {
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
  await userEvent.click(await screen.findByRole('button', { name: /^and \d+ more$/ }))
  await screen.findByText('+15552000029')
  expect(screen.queryByRole('button', { name: 'Load all' })).toBeNull()
})

test('a delivered message stays delivered after many newer messages', async () => {
  const message = (text: string, fields: object = {}) => ({
    ...{ id: text, accountID: 'whatsapp', chatID: '!walk:example.org', senderID: 'x' },
    ...{ sortKey: text, timestamp: new Date().toISOString(), text, ...fields },
  })
  const mine = message('Hello', {
    isSender: true,
    sendStatus: { status: 'PENDING', timestamp: 'now' },
  })
  let items = [mine]
  let asked = 0
  answerWith((path) => {
    if (path.endsWith('/messages')) asked++
    const isSingle = path.includes('/messages/')
    return isSingle
      ? Response.json({ code: 'NOT_FOUND', message: 'Route not found' }, { status: 404 })
      : Response.json({ items, hasMore: false })
  })
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 100 })
  show(walk(), { messageText: 'Hello' })
  await vi.waitFor(() => screen.getByText('not accepted yet', { exact: false }))
  items = Array.from({ length: 20 }, (_, n) => message(`Later ${n}`, { isSender: false }))
  const before = asked
  await vi.advanceTimersByTimeAsync(20_000)
  vi.useRealTimers()
  expect(asked).toBeGreaterThan(before + 2)
  screen.getByText('not accepted yet', { exact: false })
  expect(screen.queryByRole('button', { name: 'Send now' })).toBeNull()
})

describe('live events', () => {
  const sockets: Socket[] = []

  class Socket {
    onmessage: ((event: { data: string }) => void) | undefined
    onclose: (() => void) | null = null
    constructor() {
      sockets.push(this)
    }
    send() {
      this.emit({ type: 'subscriptions.updated', chatIDs: [] })
    }
    close() {
      this.onclose?.()
    }
    emit(event: object) {
      this.onmessage?.({ data: JSON.stringify(event) })
    }
  }

  const changed = { type: 'message.upserted', chatID: '!walk:example.org', entries: [null] }

  async function listen(title: () => string) {
    let requests = 0
    answerWith((path) => {
      if (path.endsWith('/ws-ticket')) return Response.json({ ticket: 'x' })
      requests++
      return Response.json(walk({ title: title() }))
    })
    vi.stubGlobal('WebSocket', Socket)
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 10 })
    sockets.length = 0
    show(walk(), { messageText: 'Hello' })
    await vi.waitFor(() => expect(sockets[0]?.onmessage).toBeDefined())
    sockets[0]?.emit({ type: 'ready', version: 1, chatIDs: [] })
    await vi.advanceTimersByTimeAsync(1_500)
    const before = requests
    return { emitChange: () => sockets[0]?.emit(changed), requests: () => requests - before }
  }

  test('trigger a read when they become live, for changes before', async () => {
    await listen(() => 'Renamed meanwhile')
    vi.useRealTimers()
    await screen.findByRole('heading', { name: 'Renamed meanwhile' })
  })

  test('by the thousand cause at most one read a second', async () => {
    const { emitChange, requests } = await listen(() => 'Walk')
    for (let n = 0; n < 3_000; n++) {
      emitChange()
      if (n % 10 === 0) await vi.advanceTimersByTimeAsync(10)
    }
    await vi.advanceTimersByTimeAsync(1_000)
    // requests for the chat, its messages and the sent message, within little over four seconds
    expect(requests()).toBeGreaterThanOrEqual(6)
    expect(requests()).toBeLessThanOrEqual(21)
    vi.useRealTimers()
  })

  test('keep the card up to date while the chat changes continuously', async () => {
    let changes = 0
    const { emitChange } = await listen(() => `Walk ${changes}`)
    for (let passed = 0; passed < 3_000; passed += 150) {
      changes++
      emitChange()
      await vi.advanceTimersByTimeAsync(150)
    }
    const shown = screen.getByRole('heading', { level: 2 }).textContent ?? ''
    expect(Number(shown.replace('Walk ', ''))).toBeGreaterThan(changes - 10)
    await vi.advanceTimersByTimeAsync(1_500)
    vi.useRealTimers()
    await screen.findByRole('heading', { name: `Walk ${changes}` })
  })

  test('of 500 messages in a second leave the receipt correct', async () => {
    let items: object[] = []
    answerWith((path) => {
      if (path.endsWith('/ws-ticket')) return Response.json({ ticket: 'x' })
      if (path.endsWith('/messages')) return Response.json({ items, hasMore: false })
      return Response.json(walk())
    })
    vi.stubGlobal('WebSocket', Socket)
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 10 })
    sockets.length = 0
    show(walk(), { messageText: 'Hello' })
    await vi.waitFor(() => expect(sockets[0]?.onmessage).toBeDefined())
    sockets[0]?.emit({ type: 'ready', version: 1, chatIDs: [] })
    for (let n = 0; n < 500; n++) {
      sockets[0]?.emit(changed)
      if (n % 5 === 0) await vi.advanceTimersByTimeAsync(10)
      expect(screen.getByRole('log').textContent).not.toContain('Not sent')
    }
    items = [
      {
        ...{ id: '1', accountID: 'whatsapp', chatID: '!walk:example.org', senderID: 'x' },
        ...{ sortKey: '1', text: 'Hello', isSender: true, timestamp: new Date().toISOString() },
        sendStatus: { status: 'SUCCESS', timestamp: 'now' },
      },
    ]
    sockets[0]?.emit(changed)
    await vi.advanceTimersByTimeAsync(2_000)
    vi.useRealTimers()
    await screen.findByText('Delivered')
  })

  test('of a deletion mark the chat as deleted and hide its actions', async () => {
    let isGone = false
    answerWith((path) => {
      if (path.endsWith('/ws-ticket')) return Response.json({ ticket: 'x' })
      if (isGone) return Response.json({ code: 'NOT_FOUND', message: 'No chat' }, { status: 404 })
      return path.endsWith('/messages')
        ? Response.json({ items: [], hasMore: false })
        : Response.json(walk())
    })
    vi.stubGlobal('WebSocket', Socket)
    sockets.length = 0
    show(walk())
    await vi.waitFor(() => expect(sockets[0]?.onmessage).toBeDefined())
    sockets[0]?.emit({ type: 'ready', version: 1, chatIDs: [] })
    await screen.findByText('Nothing has been written here yet.')
    isGone = true
    sockets[0]?.emit({ ...changed, type: 'chat.deleted' })
    await screen.findByText('Deleted', {}, { timeout: 4_000 })
    expect(screen.queryByRole('textbox', { name: 'Write a message' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Pin' })).toBeNull()
    expect(screen.queryByText('✦ New chat')).toBeNull()
  })
})
