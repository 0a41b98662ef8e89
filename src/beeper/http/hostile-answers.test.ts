import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { listAccounts } from '#contract/accounts.ts'
import { getChat, listChats } from '#contract/chats.ts'
import { startChat } from '#contract/new-chat.ts'
import { codePoint } from '#contract/testing/code-point.ts'
import { BeeperError, writeOutcome } from '../failure/failure.ts'
import { createBeeper } from './client.ts'

afterEach(() => vi.unstubAllGlobals())

const nested = (depth: number) => `${'[{"a":'.repeat(depth)}0${'}]'.repeat(depth)}`

const text = fc.oneof(
  fc.string({ unit: codePoint, maxLength: 30 }),
  fc.constantFrom('', '__proto__', 'constructor', '\u202e', 'x'.repeat(300_000)),
)
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  text,
  fc.constantFrom(null, -1, 1e308, [], {}, [null]),
)
const issue = fc.record({
  code: value,
  message: value,
  path: fc.oneof(value, fc.array(fc.oneof(text, fc.integer()))),
})
const refusal = fc.record(
  {
    message: fc.oneof(text, value),
    code: fc.oneof(text, value),
    details: fc.oneof(value, fc.record({ issues: fc.oneof(value, fc.array(issue)) })),
    id: value,
    chatID: value,
    participants: value,
  },
  { requiredKeys: [] },
)
const body = fc.oneof(
  refusal.map((one) => JSON.stringify(one)),
  value.map((one) => JSON.stringify(one) ?? ''),
  fc.constantFrom(
    '',
    '<html>',
    '{"a":',
    nested(6_000),
    `{"message":"no","details":${nested(6_000)}}`,
  ),
  fc.constantFrom(
    '{"__proto__":{"status":200},"message":"no","code":"__proto__"}',
    '{"chatID":"!a:b","__proto__":{"participants":[]}}',
  ),
)
const header = fc.constantFrom('', '1', '-5', '1e308', 'Infinity', '999999999999', 'NaN', 'soon')
const answer = fc.record({
  status: fc.oneof(fc.constantFrom(200, 404, 429, 503), fc.integer({ min: 200, max: 599 })),
  body,
  retryAfter: header,
  type: fc.constantFrom('application/json', 'text/html', 'text/plain'),
})

const calls = [
  (beeper: ReturnType<typeof createBeeper>) => beeper.send(listAccounts, {}),
  (beeper: ReturnType<typeof createBeeper>) => beeper.send(listChats, { query: {} }),
  (beeper: ReturnType<typeof createBeeper>) =>
    beeper.send(getChat, { params: { chatID: 'a' }, query: {} }),
  (beeper: ReturnType<typeof createBeeper>) =>
    beeper.send(startChat, { body: { accountID: 'a', user: { username: 'ada' } } }),
]

test('any response is parsed, or throws a BeeperError of limited length', { timeout: 60_000 }, () =>
  fc.assert(
    fc.asyncProperty(answer, fc.constantFrom(...calls), async (given, call) => {
      const isBare = [204, 205, 304].includes(given.status)
      vi.stubGlobal(
        'fetch',
        async () =>
          new Response(isBare ? null : given.body, {
            status: given.status,
            headers: { 'content-type': given.type, 'retry-after': given.retryAfter },
          }),
      )
      const beeper = createBeeper({ origin: 'http://127.0.0.1', mount: '/beeper', token: 't' })
      const result = await call(beeper).catch((error: unknown) => error)
      if (result instanceof Error) {
        expect(result).toBeInstanceOf(BeeperError)
        if (!(result instanceof BeeperError)) return
        expect(['refused', 'unknown']).toContain(writeOutcome(result))
        expect(result.message.length).toBeLessThan(3_000)
        expect(result.retryAfter ?? 0).toBeLessThanOrEqual(86_400)
        expect(result.retryAfter ?? 0).toBeGreaterThanOrEqual(0)
        if (given.status < 400 || given.status > 501) expect(writeOutcome(result)).toBe('unknown')
      }
      // code that walks or copies the response later terminates, and gets no foreign prototype
      const { raw } = Object(result)
      expect(() => JSON.stringify(raw)).not.toThrow()
      expect(Object.hasOwn(Object(raw), '__proto__')).toBe(false)
    }),
    { numRuns: 150 },
  ),
)
