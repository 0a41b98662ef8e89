import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FailureBody } from '#contract/endpoint.ts'
import { codePoint } from '#contract/testing/code-point.ts'
import { operations } from './spec/operations.ts'
import { freshSandbox } from './testing/fresh-sandbox.ts'

const headers = { authorization: 'Bearer sandbox' }

// a URL cannot contain lone surrogates
const wellFormed = (value: string) => new TextDecoder().decode(new TextEncoder().encode(value))

/** Any text, including what often breaks databases, paths and searches. */
const text = fc.oneof(
  fc.string({ unit: codePoint, maxLength: 40 }),
  fc.constantFrom('', ' ', '\0', '%', '%2F', '_', '"', "'", '\\', '*', '\ud800', '-1', '1e999'),
  fc.constantFrom('true', 'null', '..', '../..', 'messages', '1', '999999999999999'),
  fc.constantFrom('2026-05-06T07:08:09Z', '+275760-09-13T00:00:00Z', '9999-12-31T23:59:59-23:59'),
)
const value = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null))
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })

const body = fc.oneof(
  fc
    .record({
      text: maybe(value),
      replyToMessageID: maybe(value),
      attachment: maybe(fc.record({ uploadID: value })),
      draft: maybe(
        fc.oneof(value, fc.record({ text: value, attachments: fc.dictionary(text, value) })),
      ),
      title: maybe(value),
      description: maybe(value),
      imgURL: maybe(value),
      isArchived: maybe(value),
      isPinned: maybe(fc.boolean()),
      messageExpirySeconds: maybe(fc.oneof(value, fc.constantFrom(0, 86_400, 604_800))),
      archived: maybe(value),
      messageID: maybe(value),
      reminder: maybe(fc.record({ remindAt: value, dismissOnIncomingMessage: maybe(value) })),
    })
    .map((fields) => JSON.stringify(fields)),
  fc.json(),
  fc.string({ unit: codePoint }),
)

const query = fc.dictionary(
  fc.constantFrom(
    ...['cursor', 'direction', 'forEveryone', 'query', 'limit', 'accountIDs', 'chatIDs', 'sender'],
    ...['chatType', 'dateAfter', 'dateBefore', 'mediaTypes', 'includeMuted', 'excludeLowPriority'],
    ...['maxParticipantCount', 'inbox', 'unreadOnly', 'scope', 'lastActivityAfter'],
  ),
  text,
  { maxKeys: 3 },
)

test('every call answers any input in the shape of the contract, never with a 5xx', async () => {
  const { app, beeper } = await freshSandbox()
  const chats = (await beeper.chats.search({ limit: 200 })).items.map((chat) => chat.id)
  const chatID = fc.oneof(text, fc.constantFrom(...chats), fc.constantFrom('1', '2', '3', '4'))
  const [chat = ''] = chats
  const { items } = await beeper.messages.list(chat)
  const messageID = fc.oneof(text, fc.constantFrom(...items.map((message) => message.id)))
  const filled = (path: string, ids: Record<string, string>) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(wellFormed(ids[name] ?? '')))

  const property = fc.asyncProperty(
    fc.constantFrom(...operations),
    fc.record({
      chatID: fc.oneof(chatID, fc.constant(chat)),
      messageID,
      accountID: text,
      bridgeID: text,
    }),
    query,
    body,
    async ({ call }, ids, search, sent) => {
      const url = `http://127.0.0.1${filled(call.path, ids)}?${new URLSearchParams(search)}`
      const answer = await app.request(url, {
        method: call.method,
        headers,
        ...(call.body ? { body: sent } : {}),
      })
      if (answer.status === 204) return
      const json: unknown = await answer.json()
      if (answer.status === 200) {
        call.answer.parse(json)
        return
      }
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      FailureBody.parse(json)
    },
  )
  await fc.assert(property, { numRuns: 500 })
}, 120_000)
