import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FailureBody } from '#contract/endpoint.ts'
import { resetSandbox } from '#contract/overture.ts'
import type { Database } from '../database/database.ts'
import { openDatabase } from '../database/open.ts'
import { allRows, freshSandbox, sandboxOver } from '../testing/fresh-sandbox.ts'
import { group, start } from '../testing/sample-requests.ts'
import { namedContacts } from './named-contacts.ts'
import { resetStatements } from './reset.ts'

afterEach(() => {
  vi.useRealTimers()
})

const reset = ({ app }: Pick<Awaited<ReturnType<typeof freshSandbox>>, 'app'>, token = 'sandbox') =>
  app.request(resetSandbox.path, { method: 'POST', headers: { authorization: `Bearer ${token}` } })

// a reset does not restart the keys of chats and messages
const autoincrementKeys = /"(?:chat|lastRead)":\d+,?|"key":\d+,(?="id":)/g

const rowsWithoutKeys = async (database: Database) =>
  JSON.stringify(await allRows(database)).replace(autoincrementKeys, '')

test('a reset restores the seed', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  // with a fixed clock, both seeds have the same timestamps
  const database = await openDatabase(':memory:')
  const sandbox = sandboxOver(database)
  const { beeper } = sandbox
  const before = await rowsWithoutKeys(database)
  await beeper.chats.start(start('whatsapp', { phoneNumber: namedContacts.ada.phoneNumber }))
  await beeper.chats.start(start('gmessages', { phoneNumber: '+15550100177' }))
  await beeper.chats.create(group('telegram', 3, { title: 'Trip', messageText: 'Hello' }))
  expect(await rowsWithoutKeys(database)).not.toEqual(before)

  expect((await reset(sandbox)).status).toBe(204)
  expect(await rowsWithoutKeys(database)).toEqual(before)
  const { items } = await beeper.accounts.contacts.search('gmessages', { query: '5550100177' })
  expect(items.map((person) => person.fullName)).toEqual([undefined])
})

test('a reset keeps bulk contacts', async () => {
  const database = await openDatabase(':memory:', { people: 500 })
  const sandbox = { database, ...sandboxOver(database) }
  const personCount = async () => (await allRows(database))[1]?.length
  const before = await personCount()
  await sandbox.beeper.chats.start(start('whatsapp', { phoneNumber: '+15551000499' }))
  expect((await reset(sandbox)).status).toBe(204)
  expect(await personCount()).toBe(before)
  const again = await sandbox.beeper.chats.start(start('whatsapp', { phoneNumber: '+15551000499' }))
  expect(again.status).toBe('created')
})

test('a reset needs a token', async () => {
  expect((await reset(await freshSandbox(), 'wrong')).status).toBe(401)
})

test('parallel starts, creates and resets leave no incomplete chat and none fails', async () => {
  const sandbox = await freshSandbox()
  const { beeper, database } = sandbox
  const toAda = start(
    'whatsapp',
    { phoneNumber: namedContacts.ada.phoneNumber },
    { messageText: 'Hi' },
  )
  const answers = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      if (index % 10 === 5) return (await reset(sandbox)).status
      return index % 3 === 0
        ? beeper.chats.create(group('whatsapp', 3))
        : beeper.chats.start(
            index % 2 === 0 ? toAda : start('gmessages', { phoneNumber: '+15550100177' }),
          )
    }),
  )
  expect(answers.filter((answer) => answer === 204)).toHaveLength(6)
  const chats = await beeper.chats.search({ limit: 200 })
  for (const chat of chats.items) expect(chat.participants.total).toBeGreaterThanOrEqual(1)
  expect(await database.write([{ sql: 'pragma foreign_key_check', args: [] }])).toEqual([])
})

describe('a reset during a request', () => {
  const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' }
  const reminder = { remindAt: '2099-01-01T00:00:00Z' }

  /** Every call that changes a chat and has a body. */
  const changes = [
    ['PATCH', '', { isPinned: true }],
    ['PATCH', '', { draft: { text: 'later' } }],
    ['PATCH', '', {}],
    ['POST', '/messages', { text: 'for the first chat' }],
    ['POST', '/read', {}],
    ['POST', '/unread', {}],
    ['POST', '/archive', { archived: true }],
    ['POST', '/reminders', { reminder }],
  ] as const

  type Sandbox = Awaited<ReturnType<typeof freshSandbox>>

  let sandbox: Sandbox
  beforeEach(async () => {
    sandbox = await freshSandbox()
  })

  const startNew = (
    { beeper }: Pick<Sandbox, 'beeper'>,
    phoneNumber = namedContacts.ada.phoneNumber,
  ) => beeper.chats.start(start('gmessages', { phoneNumber }))

  /** A request whose body is sent only when `sendBody` is called. */
  function delayedRequest({ app }: Sandbox, method: string, path: string, body: object) {
    let sendBody = () => {}
    const stream = new ReadableStream({
      start(controller) {
        sendBody = () => {
          controller.enqueue(new TextEncoder().encode(JSON.stringify(body)))
          controller.close()
        }
      },
    })
    const request = new Request(`http://127.0.0.1${path}`, {
      method,
      headers,
      body: stream,
      // the DOM types do not declare it
      ...{ duplex: 'half' },
    })
    return { answer: Promise.resolve(app.request(request)), sendBody }
  }

  describe.each(changes)('%s /v1/chats/…%s with %o', (method, path, body) => {
    test.each(['id', 'localChatID'] as const)(
      'with a body after the reset is refused for the old %s and changes nothing',
      async (name) => {
        const chat = await startNew(sandbox)
        const request = delayedRequest(sandbox, method, `/v1/chats/${chat[name]}${path}`, body)
        // waits until the delayed request has reached its body
        await sandbox.beeper.accounts.list()
        expect((await sandbox.app.request('/reset', { method: 'POST', headers })).status).toBe(204)
        await startNew(sandbox, '+15550100177')
        const before = await allRows(sandbox.database)
        request.sendBody()
        const answer = await request.answer
        expect([answer.status, FailureBody.parse(await answer.json()).message]).toEqual([
          404,
          'Chat not found',
        ])
        expect(await allRows(sandbox.database)).toEqual(before)
      },
    )

    test('is refused when a reset happens between read and write', async () => {
      const { database } = sandbox
      const chat = await startNew(sandbox)
      let isReset = false
      const interrupted: Database = {
        ...database,
        async write(statements) {
          if (!isReset) await database.write(resetStatements(new Date()))
          isReset = true
          return database.write(statements)
        },
      }
      const { app } = sandboxOver(interrupted)
      const answer = await app.request(`/v1/chats/${chat.id}${path}`, {
        method,
        headers,
        body: JSON.stringify(body),
      })
      expect([isReset, answer.status]).toEqual([true, 404])
    })
  })

  test('local IDs are not reused after a reset', async () => {
    const before = await startNew(sandbox)
    await sandbox.app.request('/reset', { method: 'POST', headers })
    const { items } = await sandbox.beeper.chats.search({ limit: 200 })
    const after = [...items, await startNew(sandbox, '+15550100177')]
    const oldest = Math.min(...after.map((chat) => Number(chat.localChatID)))
    expect(oldest).toBeGreaterThan(Number(before.localChatID))
  })
})
