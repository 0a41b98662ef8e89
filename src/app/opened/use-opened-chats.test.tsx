import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { BeeperContext } from '#beeper/connection/connection-context.ts'
import { createQueryClient } from '#beeper/connection/queries.ts'
import { createBeeper } from '#beeper/http/client.ts'
import { ComposeProvider } from '#features/compose/compose-provider.tsx'
import { useDraft } from '#features/compose/draft/use-draft.tsx'
import type { Recent } from '#features/recents/recent.ts'
import { chatHash } from './chat-address.ts'
import { useOpenedChats } from './use-opened-chats.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})

const chat = (id: string) => ({
  ...{ id, accountID: 'whatsapp', type: 'single', title: `With ${id}`, unreadCount: 0 },
  participants: { items: [{ id: '@ada' }], hasMore: false, total: 1 },
})

const recent = (chatID: string): Recent => ({
  ...{ mount: '/beeper', accountID: 'whatsapp', chatID, title: chatID, isGroup: false },
  network: { type: 'whatsapp', name: 'WhatsApp' },
  ...{ status: 'created', at: 5, asked: { mode: 'start', user: { username: 'ada' } } },
})

function setUp() {
  const answers = new Map<string, (answer: Response) => void>()
  vi.stubGlobal('fetch', (url: string | URL) => {
    const id = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '')
    return new Promise<Response>((resolve) => answers.set(id, resolve))
  })
  const beeper = createBeeper({ origin: 'http://127.0.0.1', mount: '/beeper', token: 't' })
  const client = createQueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <BeeperContext value={beeper}>
        <ComposeProvider>{children}</ComposeProvider>
      </BeeperContext>
    </QueryClientProvider>
  )
  const { result } = renderHook(() => ({ chats: useOpenedChats(), draft: useDraft() }), { wrapper })
  const answer = async (id: string, response = Response.json(chat(id))) => {
    await vi.waitFor(() => expect(answers.has(id)).toBe(true))
    const give = answers.get(id)
    answers.delete(id)
    await act(async () => give?.(response))
  }
  const shownID = () => result.current.chats.shown?.chat.opened.chatID
  return { result, answer, shownID }
}

test('the later of two requested chats is shown, even if its response comes first', async () => {
  const { result, answer, shownID } = setUp()
  const first = result.current.chats.showAgain(recent('!a'))
  const second = result.current.chats.showAgain(recent('!b'))
  await answer('!b')
  await answer('!a')
  await act(() => Promise.all([first, second]))
  expect(shownID()).toBe('!b')
})

test('a requested chat is not shown after the panel was cleared', async () => {
  const { result, answer, shownID } = setUp()
  const asked = result.current.chats.showAgain(recent('!a'))
  act(() => result.current.chats.clear())
  await answer('!a')
  await act(() => asked)
  expect(shownID()).toBeUndefined()
})

test('an address shows its chat from the server, also one that cannot be read', async () => {
  history.replaceState(null, '', chatHash({ chatID: '!x', accountID: 'signal' }))
  const { result, answer, shownID } = setUp()
  await answer('!x', Response.json({ code: 'NOT_FOUND', message: 'No chat' }, { status: 404 }))
  await vi.waitFor(() => expect(shownID()).toBe('!x'))
  expect(result.current.chats.shown?.chat.opened).toMatchObject({
    accountID: 'signal',
    chat: undefined,
    status: undefined,
  })
})

test('Back from a card shows the form, and Forward the card as it was', async () => {
  const { result, answer, shownID } = setUp()
  const asked = result.current.chats.showAgain(recent('!a'))
  await answer('!a')
  await act(() => asked)
  const known = result.current.chats.shown?.chat
  act(() => void dispatchEvent(new PopStateEvent('popstate')))
  expect(shownID()).toBeUndefined()
  history.replaceState(null, '', chatHash({ chatID: '!a', accountID: 'whatsapp' }))
  act(() => void dispatchEvent(new PopStateEvent('popstate')))
  expect(result.current.chats.shown?.chat).toBe(known)
})

test('Back to a chat beyond the maximum reads it again', async () => {
  const { result, answer, shownID } = setUp()
  for (let index = 0; index <= 20; index++) {
    const asked = result.current.chats.showAgain(recent(`!${index}`))
    await answer(`!${index}`)
    await act(() => asked)
  }
  const goTo = (chatID: string) => {
    history.replaceState(null, '', chatHash({ chatID, accountID: 'whatsapp' }))
    act(() => void dispatchEvent(new PopStateEvent('popstate')))
  }
  goTo('!1')
  expect(shownID()).toBe('!1')
  goTo('!0')
  expect(shownID()).toBe('!1')
  await answer('!0')
  await vi.waitFor(() => expect(shownID()).toBe('!0'))
})

test('messaging a missing person privately fills the form, and sends nothing', () => {
  const { result } = setUp()
  const mo = { id: '@mo:example.org', name: 'Missing Mo', phoneNumber: '+15550109010' }
  act(() => result.current.chats.messagePrivately(mo, 'whatsapp'))
  expect(result.current.draft.getDraft()).toMatchObject({
    mode: 'start',
    who: 'Missing Mo',
    user: { id: mo.id, phoneNumber: mo.phoneNumber, fullName: 'Missing Mo' },
  })
})
