import { afterEach, describe, expect, test, vi } from 'vitest'
import { FailureBody, ValidationDetails } from '#contract/endpoint.ts'
import { namedContacts } from './seed/named-contacts.ts'
import { freshSandbox } from './testing/fresh-sandbox.ts'
import { refusalOf } from './testing/refusal-of.ts'
import { accountOf, chatOn, start } from './testing/sample-requests.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' }

/** The refusal of a body, with the length and duration of the response. */
async function refusedFor(method: string, path: string, body: unknown) {
  const { app } = await freshSandbox()
  const text = JSON.stringify(body)
  const started = performance.now()
  const answer = await app.request(path, { method, headers, body: text })
  const answerText = await answer.text()
  const failure = FailureBody.parse(JSON.parse(answerText))
  const { issues } = ValidationDetails.parse(failure.details)
  return { milliseconds: performance.now() - started, length: answerText.length, failure, issues }
}

describe('a search of 5,000 words', () => {
  const query = Array.from({ length: 5000 }, (_, index) => index).join(' ')

  test.each([
    ['/v1/chats/search', {}],
    ['/v1/chats/search', { scope: 'participants' }],
    ['/v1/search', {}],
    ['/v1/messages/search', {}],
    ['/v1/accounts/whatsapp/contacts', {}],
    ['/v1/accounts/whatsapp/contacts/list', {}],
  ])('succeeds on %s %o', async (path, more) => {
    const { app } = await freshSandbox()
    const search = new URLSearchParams({ query, ...more })
    const answer = await app.request(
      `${path.replace('whatsapp', accountOf('whatsapp'))}?${search}`,
      {
        headers,
      },
    )
    expect(answer.status).toBe(200)
  })

  test('uses only its first words', async () => {
    const { beeper } = await freshSandbox()
    const chatID = await chatOn(beeper, 'whatsapp')
    const text = 'one word after the other '.repeat(20).trim()
    await beeper.messages.send(chatID, { text })
    const { items } = await beeper.messages.search({ query: text })
    expect(items.map((message) => message.text)).toEqual([text])
  })
})

describe('a refusal is short and fast for very large invalid input', () => {
  const wrong = (count: number) => ({
    accountID: accountOf('gmessages'),
    type: 'group',
    participantIDs: Array.from({ length: count }, () => 7),
  })

  test.each([5000, 90_000, 500_000])('%i invalid members', async (count) => {
    const { failure, issues, length, milliseconds } = await refusedFor(
      'POST',
      '/v1/chats',
      wrong(count),
    )
    expect(failure.code).toBe('VALIDATION_ERROR')
    expect(issues.length).toBeLessThanOrEqual(20)
    expect(length).toBeLessThan(10_000)
    expect(milliseconds).toBeLessThan(3000)
  })

  test('a draft with 80,000 invalid attachments', async () => {
    const attachments = Object.fromEntries(Array.from({ length: 80_000 }, (_, at) => [at, 7]))
    const body = { draft: { text: 'a', attachments } }
    const { issues, length } = await refusedFor('PATCH', '/v1/chats/1', body)
    expect(issues).toMatchObject([{ path: ['body', 'draft', 'attachments'] }])
    expect(length).toBeLessThan(1000)
  })

  test('a body that is nested 400,000 deep', async () => {
    const { app } = await freshSandbox()
    const body = `{"text":${'['.repeat(400_000)}${']'.repeat(400_000)}}`
    const chat = await app.request('/v1/chats/1/messages', { method: 'POST', headers, body })
    expect(chat.status).toBe(400)
  })
})

test.each(['gmessages', 'imessage', 'whatsapp', 'matrix'])(
  'a group of 66,000 on %s is refused with the member limit',
  async (network) => {
    const participantIDs = Array.from({ length: 66_000 }, (_, index) => `+1555${1_000_000 + index}`)
    const body = { accountID: accountOf(network), type: 'group', participantIDs }
    const { failure, issues, milliseconds } = await refusedFor('POST', '/v1/chats', body)
    expect(failure.message).toBe('Must have at most 5000 member(s)')
    expect(issues).toMatchObject([{ path: ['body', 'participantIDs'] }])
    expect(milliseconds).toBeLessThan(3000)
  },
)

test('a date beyond the year 9999 is later than every stored date', async () => {
  const { beeper } = await freshSandbox()
  const all = (await beeper.chats.search({ limit: 200 })).items.length
  const before = '9999-12-31T23:59:59-23:59'
  const found = await beeper.chats.search({ limit: 200, lastActivityBefore: before })
  expect(found.items).toHaveLength(all)
  const messages = await beeper.messages.search({ dateBefore: before })
  expect(messages.items).toHaveLength(20)
  const later = await beeper.chats.search({ lastActivityAfter: before })
  expect(later.items).toEqual([])
})

test('a missing body is refused with a message', async () => {
  const { app } = await freshSandbox()
  for (const body of [undefined, '', ' \n']) {
    const request = { method: 'POST', headers, ...(body === undefined ? {} : { body }) }
    for (const path of ['/v1/chats', '/v1/chats/start', '/v1/chats/1/reminders']) {
      const answer = await app.request(path, request)
      const { message } = FailureBody.parse(await answer.json())
      expect([answer.status, message]).toEqual([400, 'A JSON body is needed'])
    }
  }
})

test('an aborted upload is refused as invalid and not logged', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { app } = await freshSandbox()
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"accountID":'))
      controller.error(new Error('aborted'))
    },
  })
  const answer = await app.request('/v1/chats/start', {
    method: 'POST',
    headers,
    body,
    ...{ duplex: 'half' },
  })
  expect(FailureBody.parse(await answer.json()).message).toBe('The body is incomplete')
  expect(logged).not.toHaveBeenCalled()
})

test('setting the clock back does not delay the status of a sent message', async () => {
  let now = 1_800_000_000
  const { beeper } = await freshSandbox({ now: () => now })
  const { id: chatID } = await beeper.chats.start(
    start('whatsapp', { phoneNumber: namedContacts.ada.phoneNumber }),
  )
  const { pendingMessageID } = await beeper.messages.send(chatID, { text: 'Hi' })
  now -= 86_400
  const { sendStatus } = await beeper.messages.retrieve(pendingMessageID, { chatID })
  expect(sendStatus?.status).toBe('SUCCESS')
})

test('the refusal of invalid input has its first twenty issues', async () => {
  const { beeper } = await freshSandbox()
  const participantIDs = JSON.parse(`[${Array(50).fill('7').join()}]`)
  const body = { accountID: 'matrix', type: 'group' as const, participantIDs }
  const { details } = await refusalOf(beeper.chats.create(body))
  expect(ValidationDetails.parse(details).issues).toHaveLength(20)
})
