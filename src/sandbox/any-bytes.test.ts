import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FailureBody } from '#contract/endpoint.ts'
import { networks } from '#contract/networks.ts'
import { OpenedChat } from '#contract/new-chat.ts'
import { freshSandbox } from './fresh-sandbox.ts'
import { accountOf } from './sample-requests.ts'

const posts = ['/v1/chats/start', '/v1/chats', '/v1/focus']
const headers = { authorization: 'Bearer sandbox' }

/** Any text, with the characters that databases, patterns and searches trip over. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', '\0', '%', '_', '"', "'", '\\', '*', '\ud800', '+', '@', '-1', '1e999'),
  fc.constantFrom('+447700900101', '447700900101', 'ada', '@ada:beeper.example', 'a@example.org'),
)
const accountID = fc.oneof(text, fc.constantFrom(...Object.keys(networks).map(accountOf)))
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

const startBody = fc.record({
  mode: maybe(fc.constantFrom('start', 'create')),
  accountID,
  user: fc.record({
    id: maybe(text),
    username: maybe(text),
    phoneNumber: maybe(text),
    email: maybe(text),
    fullName: maybe(text),
  }),
  allowInvite: maybe(fc.boolean()),
  messageText: maybe(text),
  type: maybe(fc.constantFrom('single', 'group')),
  participantIDs: maybe(fc.array(text, { maxLength: 6 })),
  title: maybe(text),
  chatID: maybe(text),
  draftText: maybe(text),
})

const body = fc.oneof(
  startBody.map((value) => JSON.stringify(value)),
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
)

test('whatever is posted is answered in shape, and never breaks the sandbox', async () => {
  const { app } = await freshSandbox()
  const answered = fc.asyncProperty(fc.constantFrom(...posts), body, async (path, sent) => {
    const answer = await app.request(path, { method: 'POST', headers, body: sent })
    const said: unknown = await answer.json()
    if (answer.status === 200) {
      if (path !== '/v1/focus') OpenedChat.parse(said)
      return
    }
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    FailureBody.parse(said)
  })
  await fc.assert(answered, { numRuns: 1500 })
}, 60_000)

test('whatever is asked for is answered in shape', async () => {
  const { app } = await freshSandbox()
  const paths = fc.oneof(
    fc
      .tuple(accountID, text)
      .map(
        ([id, query]) =>
          [`/v1/accounts/${encodeURIComponent(wellFormed(id))}/contacts`, { query }] as const,
      ),
    fc
      .tuple(accountID, text)
      .map(
        ([id, query]) =>
          [`/v1/accounts/${encodeURIComponent(wellFormed(id))}/contacts/list`, { query }] as const,
      ),
    fc
      .tuple(text, fc.constantFrom('titles', 'participants'))
      .map(([query, scope]) => ['/v1/chats/search', { query, scope }] as const),
    fc
      .tuple(text, text)
      .map(([cursor, direction]) => ['/v1/chats', { cursor, direction }] as const),
    text.map((id) => [`/v1/chats/${encodeURIComponent(wellFormed(id))}`, {}] as const),
    text.map((raw) => [`/v1/${wellFormed(raw)}`, {}] as const),
  )
  const answered = fc.asyncProperty(paths, async ([path, query]) => {
    const answer = await app.request(`http://127.0.0.1${path}?${new URLSearchParams(query)}`, {
      headers,
    })
    expect(answer.status).toBeLessThan(500)
    if (answer.status !== 200) FailureBody.parse(await answer.json())
  })
  await fc.assert(answered, { numRuns: 1000 })
}, 60_000)

// lone surrogates cannot stand in a URL
const wellFormed = (value: string) => new TextDecoder().decode(new TextEncoder().encode(value))
