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

// keys of chats and messages go on counting
const countingKeys = /"(?:chat|lastRead)":\d+,?|"key":\d+,(?="id":)/g

const everythingButKeys = async (database: Database) =>
  JSON.stringify(await allRows(database)).replace(countingKeys, '')

test('a reset restores the seed, as if the sandbox were new', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  // seeded at the very moment that the reset seeds it at
  const database = await openDatabase(':memory:')
  const sandbox = sandboxOver(database)
  const { beeper } = sandbox
  const before = await everythingButKeys(database)
  await beeper.chats.start(start('whatsapp', { phoneNumber: namedContacts.ada.phoneNumber }))
  await beeper.chats.start(start('gmessages', { phoneNumber: '+15550100177' }))
  await beeper.chats.create(group('telegram', 3, { title: 'Trip', messageText: 'Hello' }))
  expect(await everythingButKeys(database)).not.toEqual(before)

  expect((await reset(sandbox)).status).toBe(204)
  expect(await everythingButKeys(database)).toEqual(before)
  const { items } = await beeper.accounts.contacts.search('gmessages', { query: '5550100177' })
  expect(items.map((person) => person.fullName)).toEqual([undefined])
})

test('a reset leaves the people of a large account where they are', async () => {
  const database = await openDatabase(':memory:', { people: 500 })
  const sandbox = { database, ...sandboxOver(database) }
  const ids = async () => (await allRows(database))[1]?.length
  const before = await ids()
  await sandbox.beeper.chats.start(start('whatsapp', { phoneNumber: '+15551000499' }))
  expect((await reset(sandbox)).status).toBe(204)
  expect(await ids()).toBe(before)
  const again = await sandbox.beeper.chats.start(start('whatsapp', { phoneNumber: '+15551000499' }))
  expect(again.status).toBe('created')
})

test('a reset needs a token', async () => {
  expect((await reset(await freshSandbox(), 'wrong')).status).toBe(401)
})

test('starts, creates and resets at once leave no chat half-made, and none is refused', async () => {
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

describe('a reset in the middle of a request', () => {
  const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' }
  const reminder = { remindAt: '2099-01-01T00:00:00Z' }

  /** Everything that changes a chat and has a body. */
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

  /** A request whose body is held back until it is let go. */
  function heldBack({ app }: Sandbox, method: string, path: string, body: object) {
    let letGo = () => {}
    const stream = new ReadableStream({
      start(controller) {
        letGo = () => {
          controller.enqueue(new TextEncoder().encode(JSON.stringify(body)))
          controller.close()
        }
      },
    })
    const request = new Request(`http://127.0.0.1${path}`, {
      method,
      headers,
      body: stream,
      // the types of the browser do not know it
      ...{ duplex: 'half' },
    })
    return { answer: Promise.resolve(app.request(request)), letGo }
  }

  describe.each(changes)('%s /v1/chats/…%s with %o', (method, path, body) => {
    test.each(['id', 'localChatID'] as const)(
      'whose body comes after a reset finds no chat by its old %s, and changes none',
      async (name) => {
        const chat = await startNew(sandbox)
        const request = heldBack(sandbox, method, `/v1/chats/${chat[name]}${path}`, body)
        // all that it does before its body
        await sandbox.beeper.accounts.list()
        expect((await sandbox.app.request('/reset', { method: 'POST', headers })).status).toBe(204)
        await startNew(sandbox, '+15550100177')
        const before = await allRows(sandbox.database)
        request.letGo()
        const answer = await request.answer
        expect([answer.status, FailureBody.parse(await answer.json()).message]).toEqual([
          404,
          'Chat not found',
        ])
        expect(await allRows(sandbox.database)).toEqual(before)
      },
    )

    test('is refused when a reset comes between looking and writing', async () => {
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

  test('no local ID of before a reset ever names another chat', async () => {
    const before = await startNew(sandbox)
    await sandbox.app.request('/reset', { method: 'POST', headers })
    const { items } = await sandbox.beeper.chats.search({ limit: 200 })
    const after = [...items, await startNew(sandbox, '+15550100177')]
    const oldest = Math.min(...after.map((chat) => Number(chat.localChatID)))
    expect(oldest).toBeGreaterThan(Number(before.localChatID))
  })
})
