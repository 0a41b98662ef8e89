import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { BeeperContext } from '#beeper/connection/connection-context.ts'
import { createQueryClient } from '#beeper/connection/queries.ts'
import { BeeperError } from '#beeper/failure/failure.ts'
import { createBeeper } from '#beeper/http/client.ts'
import { openChat } from '#beeper/open-chat.ts'
import { Chat } from '#contract/chats.ts'
import { startChat } from '#contract/new-chat.ts'
import { LiveChatCard } from './live-chat-card.tsx'
import { arbitraryOf } from './testing/arbitrary-of.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const request = { call: startChat, body: { accountID: 'whatsapp', user: { username: 'ada' } } }

/**
 * Opens a chat on a server that answers with `text`, and shows the card; returns the error if it
 * fails.
 */
async function opened(text: string, status = 200) {
  vi.stubGlobal('fetch', async () => new Response(text, { status }))
  const beeper = createBeeper({ origin: 'http://127.0.0.1', mount: '/beeper', token: 't' })
  const result = await openChat(beeper, request, { dialect: 'start' }).catch((error) => error)
  if (result instanceof Error) return result
  const { chatID, accountID, chat, rawChat } = result
  const card = { chatID, accountID, status: result.status, chat }
  return render(
    <QueryClientProvider client={createQueryClient()}>
      <BeeperContext value={beeper}>
        <LiveChatCard
          opened={card}
          raw={rawChat}
          network={{ type: '__proto__', name: 'constructor' }}
          messageText="Hello"
          openedAt={1e300}
          isShownAgain
          comparable={[]}
        />
      </BeeperContext>
    </QueryClientProvider>,
  )
}

const nested = (depth: number) => `${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`

const odd = fc.constantFrom(
  ...['null', '[]', '{}', '-1', '1e308', '1e999', '""', 'true', '"\\u202e"', '"\\u0000"'],
  ...['"__proto__"', '"constructor"', '"toString"', '"9999-99-99"', '"+275760-09-13T00:00:00Z"'],
  ...['{"__proto__":{"a":1},"constructor":5}', '[null,5,{"id":7}]', nested(6_000)],
  JSON.stringify('x'.repeat(300_000)),
  JSON.stringify(`a${'\u0301'.repeat(20_000)}`),
)
const placeholder = 'ODD'

/** A chat that conforms to the contract, except for one value at any place. */
const almostChat = fc.tuple(arbitraryOf(Chat), fc.nat(), odd).map(([chat, at, value]) => {
  const parents: [object, string][] = []
  const collect = (one: unknown) => {
    if (typeof one !== 'object' || one === null) return
    for (const [key, child] of Object.entries(one)) {
      parents.push([one, key])
      collect(child)
    }
  }
  collect(chat)
  const [holder, key] = parents[at % parents.length] ?? []
  if (holder && key !== undefined) Reflect.set(holder, key, placeholder)
  return JSON.stringify(chat).replace(`"${placeholder}"`, () => value)
})

test('a chat with one odd value is shown, or fails with a known error', { timeout: 60_000 }, () =>
  fc.assert(
    fc.asyncProperty(almostChat, async (text) => {
      const result = await opened(text)
      if (result instanceof Error) expect(result).toBeInstanceOf(BeeperError)
      else {
        screen.getByRole('article')
        // not megabytes
        expect(result.container.textContent?.length).toBeLessThan(150_000)
      }
      cleanup()
    }),
    { numRuns: 25 },
  ),
)

const chat = (fields: object) =>
  JSON.stringify({
    id: '!a:b',
    accountID: 'whatsapp',
    type: 'group',
    unreadCount: 0,
    participants: { items: [], hasMore: false, total: 0 },
    ...fields,
  })

test('text of 300 kB without a space is truncated everywhere, with a note', async () => {
  const long = 'x'.repeat(300_000)
  const person = { id: long, fullName: long, username: long, phoneNumber: long }
  const text = chat({
    id: long,
    type: long,
    title: long,
    description: long,
    localChatID: long,
    draft: { text: long },
    status: long,
    participants: { items: [person, null, { id: 5 }], hasMore: false, total: 3 },
    capabilities: {
      [long]: long,
      formatting: { [long]: 2 },
      allowedReactions: [long],
      attachments: { [long]: { mimeTypes: { [long]: 2 } } },
      disappearingTimer: { types: [long] },
    },
  })
  const result = await opened(text)
  if (result instanceof Error) throw result
  expect(result.container.textContent?.length).toBeLessThan(60_000)
  expect(screen.getByRole('heading', { level: 2 }).textContent).toContain('more characters')
  screen.getByText('and 2 more not shown')
})

test('keys of `Object.prototype` are shown as they are', async () => {
  const keys = ['constructor', 'toString', 'valueOf', 'hasOwnProperty']
  const levels = Object.fromEntries(keys.map((key) => [key, 2]))
  const text = chat({
    type: 'constructor',
    capabilities: {
      formatting: levels,
      attachments: Object.fromEntries(keys.map((key) => [key, { mimeTypes: levels }])),
      disappearingTimer: { types: keys },
    },
  })
  const result = await opened(text)
  if (result instanceof Error) throw result
  for (const key of keys) screen.getByRole('rowheader', { name: key })
})

test('capabilities that are nested 6,000 deep are truncated', async () => {
  const text = chat({ capabilities: 1 }).replace(
    '"capabilities":1',
    `"capabilities":${nested(6_000)}`,
  )
  const result = await opened(text)
  if (result instanceof Error) throw result
  expect(result.container.textContent).toContain('…')
})
