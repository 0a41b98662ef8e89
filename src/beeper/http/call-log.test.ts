import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listAccounts } from '#contract/accounts.ts'
import { getChat } from '#contract/chats.ts'
import { issueTicket } from '#contract/events.ts'
import { callLog } from './call-log.ts'
import { createBeeper } from './client.ts'

const origin = 'http://127.0.0.1'
const token = 's3cret'
const beeper = createBeeper({ origin, mount: '/beeper', token })

const answer = (body: unknown, status = 200) =>
  Promise.resolve(
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json' },
    }),
  )

let respond: () => Promise<Response> = () => answer([])
beforeEach(() => vi.stubGlobal('fetch', () => respond()))
afterEach(() => vi.unstubAllGlobals())

const last = () => callLog.read().at(-1)
const ask = () => beeper.send(listAccounts, {})

test('a call is logged when it begins, and updated when it ends', async () => {
  const seen: unknown[] = []
  const stop = callLog.subscribe(() => seen.push(last()?.outcome?.status))
  await ask()
  stop()
  expect(seen).toEqual([undefined, 200])
  expect(last()).toMatchObject({ mount: '/beeper', call: listAccounts, outcome: { raw: [] } })
  await ask()
  expect(seen).toHaveLength(2)
})

test('a refused call is logged with its body, an unanswered one without a body', async () => {
  const refusal = { code: 'NOT_FOUND', message: 'Chat not found' }
  respond = () => answer(refusal, 404)
  await expect(beeper.send(getChat, { params: { chatID: 'a' }, query: {} })).rejects.toThrow()
  expect(last()?.outcome).toMatchObject({ status: 404, raw: refusal })
  respond = () => Promise.reject(new TypeError('Failed to fetch'))
  await expect(ask()).rejects.toThrow()
  expect(last()?.outcome).toMatchObject({ status: undefined, raw: undefined })
})

test('tokens, tickets for sockets and oversized responses are not kept', async () => {
  respond = () => answer({ ticket: 'once' })
  await beeper.send(issueTicket, {})
  expect(last()?.outcome).toMatchObject({ status: 200, raw: undefined })
  expect(JSON.stringify(callLog.read())).not.toMatch(/s3cret|once/)
  respond = () => answer(['x'.repeat(70_000)])
  await ask().catch(() => undefined)
  expect(last()?.outcome).toMatchObject({ raw: undefined, leftOut: 70_004 })
})

test('the last two hundred calls are kept', async () => {
  respond = () => answer([])
  for (let count = 0; count < 220; count++) await ask()
  const numbers = callLog.read().map(({ number }) => number)
  expect(numbers).toHaveLength(200)
  expect(numbers.at(-1)).toBe((numbers[0] ?? 0) + 199)
  expect(callLog.read()).toBe(callLog.read())
})
