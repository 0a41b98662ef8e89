import { beforeEach, describe, expect, test } from 'vitest'
import { FailureBody } from '#contract/endpoint.ts'
import type { Database } from '../database.ts'
import { everythingIn, freshSandbox, speakTo } from '../fresh-sandbox.ts'
import { start } from '../sample-requests.ts'
import { cast } from '../seed/cast.ts'
import { resetStatements } from '../store/resetting.ts'

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

const startNew = ({ beeper }: Pick<Sandbox, 'beeper'>, phoneNumber = cast.ada.phoneNumber) =>
  beeper.chats.start(start('gmessages', { phoneNumber }))

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
      const before = await everythingIn(sandbox.database)
      request.letGo()
      const answer = await request.answer
      expect([answer.status, FailureBody.parse(await answer.json()).message]).toEqual([
        404,
        'Chat not found',
      ])
      expect(await everythingIn(sandbox.database)).toEqual(before)
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
    const { app } = speakTo(interrupted)
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
