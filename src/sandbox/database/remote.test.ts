import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { namedContacts } from '../seed/named-contacts.ts'
import { allRows, sandboxOver } from '../testing/fresh-sandbox.ts'
import { startRemoteDatabase } from '../testing/remote-database.ts'
import { group, start } from '../testing/sample-requests.ts'
import { openDatabase } from './open.ts'

const token = 'a-token-for-the-team'
const toAda = start(
  'whatsapp',
  { phoneNumber: namedContacts.ada.phoneNumber },
  { messageText: 'Hello' },
)

describe('a database on another server', () => {
  let remote: Awaited<ReturnType<typeof startRemoteDatabase>>
  beforeEach(async () => {
    remote = await startRemoteDatabase(token)
  })
  afterEach(() => remote.stop())

  test('is shared by several sandboxes', async () => {
    const first = await openDatabase(remote.url, { token })
    const second = await openDatabase(remote.url, { token })
    const chat = await sandboxOver(first).beeper.chats.start(toAda)
    expect(chat).toMatchObject({ title: 'Ada Obi', status: 'created' })
    expect(await sandboxOver(second).beeper.chats.start(toAda)).toMatchObject({
      id: chat.id,
      status: 'existing',
    })
    const found = await sandboxOver(second).beeper.chats.search({ query: 'ada obi' })
    expect(found.items.map(({ id }) => id)).toContain(chat.id)
    await first.close()
    await second.close()
  })

  test('supports lists, searches, groups and a reset', async () => {
    const database = await openDatabase(remote.url, { token, people: 50 })
    const { app, beeper } = sandboxOver(database)
    const account = start('whatsapp', {}).accountID
    expect((await beeper.accounts.list()).length).toBe(14)
    expect((await beeper.chats.list()).items).toHaveLength(25)
    const { items } = await beeper.accounts.contacts.search(account, { query: 'zoe ang' })
    expect(items.map((person) => person.fullName)).toEqual(['Zoë Ångström'])
    const created = await beeper.chats.create(group('whatsapp', 3, { title: 'Remote' }))
    expect((await beeper.chats.retrieve(created.id)).participants.total).toBe(4)

    const headers = { authorization: 'Bearer sandbox' }
    expect((await app.request('/reset', { method: 'POST', headers })).status).toBe(204)
    await expect(beeper.chats.retrieve(created.id)).rejects.toMatchObject({ status: 404 })
    await database.close()
  })

  test('opens one chat for twenty parallel starts and writes batches atomically', async () => {
    const database = await openDatabase(remote.url, { token })
    const { beeper } = sandboxOver(database)
    const answers = await Promise.all(Array.from({ length: 20 }, () => beeper.chats.start(toAda)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(answers.filter(({ status }) => status === 'created')).toHaveLength(1)

    const before = await allRows(database)
    const batch = database.write([
      { sql: 'update chat set title = ?', args: ['lost'] },
      { sql: 'insert into nowhere values (1)', args: [] },
    ])
    await expect(batch).rejects.toThrow('nowhere')
    expect(await allRows(database)).toEqual(before)
    await database.close()
  })

  test('refuses connections without its token', async () => {
    await expect(openDatabase(remote.url)).rejects.toThrow('401')
    await expect(openDatabase(remote.url, { token: 'wrong' })).rejects.toThrow('401')
  })
})
