import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { namedContacts } from '../seed/named-contacts.ts'
import { allRows, sandboxOver } from '../testing/fresh-sandbox.ts'
import { start } from '../testing/sample-requests.ts'
import { openDatabase } from './open.ts'

const toAda = start(
  'whatsapp',
  { phoneNumber: namedContacts.ada.phoneNumber },
  { messageText: 'Hello' },
)

describe('a database in a file', () => {
  let folder: string
  let url: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'overture-'))
    url = `file:${join(folder, 'sandbox.db')}`
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('keeps its chats when it is reopened and is not seeded twice', async () => {
    const first = await openDatabase(url)
    const chat = await sandboxOver(first).beeper.chats.start(toAda)
    const before = await allRows(first)
    await first.close()

    const second = await openDatabase(url)
    expect(await allRows(second)).toEqual(before)
    expect(await sandboxOver(second).beeper.chats.retrieve(chat.id)).toEqual({
      ...chat,
      chatID: undefined,
      status: undefined,
    })
    await second.close()
  })

  test('opened twice in parallel is one database', async () => {
    const [one, two] = await Promise.all([openDatabase(url), openDatabase(url)])
    const answers = await Promise.all(
      [one, two, one, two].map((database) => sandboxOver(database).beeper.chats.start(toAda)),
    )
    expect(new Set(answers.map((chat) => chat.id)).size).toBe(1)
    expect(answers.filter((chat) => chat.status === 'created')).toHaveLength(1)
    await one.close()
    await two.close()
  })

  test('uses a write-ahead log', async () => {
    const database = await openDatabase(url)
    const Mode = z.object({ journal_mode: z.string() })
    expect(await database.rows(Mode, 'pragma journal_mode')).toEqual([{ journal_mode: 'wal' }])
    await database.close()
  })
})

describe('a database in memory', () => {
  test('writes a batch atomically', async () => {
    const database = await openDatabase(':memory:')
    const before = await allRows(database)
    const batch = database.write([
      { sql: 'update chat set title = ?', args: ['lost'] },
      { sql: 'insert into nowhere values (1)', args: [] },
    ])
    await expect(batch).rejects.toThrow('nowhere')
    expect(await allRows(database)).toEqual(before)
  })

  test('belongs to the connection that opened it', async () => {
    const [one, two] = await Promise.all([openDatabase(':memory:'), openDatabase(':memory:')])
    await sandboxOver(one).beeper.chats.start(toAda)
    expect((await sandboxOver(two).beeper.chats.start(toAda)).status).toBe('created')
  })

  test('rejects a row that does not match the schema', async () => {
    const database = await openDatabase(':memory:')
    const read = database.rows(z.object({ accountID: z.number() }), 'select * from account')
    await expect(read).rejects.toThrow()
  })
})
