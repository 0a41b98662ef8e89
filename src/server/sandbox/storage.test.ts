import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@libsql/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { sandboxOver } from '#sandbox/testing/fresh-sandbox.ts'
import { openStorage } from './storage.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'overture 50% '))
})
afterEach(() => rmSync(folder, { recursive: true }))

const file = () => path.join(folder, 'sandbox.db')
const url = () => `file:${encodeURI(file())}`
const kept = (fault: string) =>
  readdirSync(folder).filter((name) => name.startsWith(`sandbox.${fault}-`) && name.endsWith('.db'))

/** Creates a database in which one more chat was opened. */
async function leaveChats() {
  const database = await openStorage({ url: url() })
  const { beeper } = sandboxOver(database)
  const { id } = await beeper.chats.start({ accountID: 'matrix', user: { username: 'tess' } })
  await database.close()
  // empties the journal, which would repair the file
  const client = createClient({ url: url() })
  await client.execute('pragma wal_checkpoint(truncate)')
  client.close()
  return id
}

async function chatsAfterwards() {
  const messages: string[] = []
  const database = await openStorage({ url: url() }, (message) => messages.push(message))
  const found = await sandboxOver(database).beeper.chats.search({ limit: 200 })
  await database.close()
  return { messages, ids: found.items.map((chat) => chat.id) }
}

describe('a damaged file is kept, and replaced by fresh chats', () => {
  test.each<[string, () => void]>([
    ['written over', () => writeFileSync(file(), 'This is a shopping list.\n'.repeat(500))],
    ['cut off', () => truncateSync(file(), Math.floor(statSync(file()).size / 2))],
    [
      'garbled in the middle',
      () => {
        const bytes = readFileSync(file())
        bytes.fill(0xa5, 4096 * 3, 4096 * 40)
        writeFileSync(file(), bytes)
      },
    ],
  ])('%s', async (_, damage) => {
    const lost = await leaveChats()
    damage()
    const before = readFileSync(file())
    const { messages, ids } = await chatsAfterwards()
    expect(ids).not.toContain(lost)
    expect(ids.length).toBeGreaterThan(40)
    expect(kept('damaged')).toHaveLength(1)
    expect(readFileSync(path.join(folder, kept('damaged')[0] ?? '')).equals(before)).toBe(true)
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatch('starts with fresh chats')
    expect(messages[0]).toMatch(
      `damaged. It is kept as ${path.join(folder, kept('damaged')[0] ?? '')}`,
    )
    expect(await chatsAfterwards()).toEqual({ messages: [], ids })
  })
})

test('a file of a newer version is kept unchanged, and replaced by fresh chats', async () => {
  const id = await leaveChats()
  const newer = createClient({ url: url() })
  await newer.execute('insert into migration (version) values (999)')
  newer.close()

  const { messages, ids } = await chatsAfterwards()
  expect(ids).not.toContain(id)
  expect(messages[0]).toMatch('a newer version of Overture')
  const aside = createClient({
    url: `file:${encodeURI(path.join(folder, kept('newer')[0] ?? ''))}`,
  })
  const { rows } = await aside.execute({ sql: 'select id from chat where id = ?', args: [id] })
  expect(rows).toHaveLength(1)
  aside.close()
})

test('a database of another program is refused, and left unchanged', async () => {
  const other = createClient({ url: url() })
  await other.execute('create table recipe (name text)')
  other.close()
  const before = readFileSync(file())
  await expect(openStorage({ url: url() })).rejects.toThrow(/something that is not Overture’s/)
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['sandbox.db']))
  expect(readdirSync(folder).filter((name) => /damaged|newer/.test(name))).toEqual([])
  const again = createClient({ url: url() })
  const { rows } = await again.execute(`select name from sqlite_schema where type = 'table'`)
  expect(z.parse(z.array(z.object({ name: z.string() })), rows)).toEqual([{ name: 'recipe' }])
  again.close()
  expect(before.length).toBeGreaterThan(0)
})

test('a database that cannot be opened throws a message without the token in its URL', async () => {
  const remote = 'http://user:hunter2@127.0.0.1:1/db?authToken=hunter2'
  const message = await openStorage({ url: remote }).catch(String)
  expect(message).toMatch('cannot use its database at http://127.0.0.1:1/db')
  expect(message).not.toMatch('hunter2')
})

test('a folder that cannot be created throws the same kind of message', async () => {
  writeFileSync(path.join(folder, 'file'), '')
  const opening = openStorage({ url: `file:${encodeURI(path.join(folder, 'file', 'sandbox.db'))}` })
  await expect(opening).rejects.toThrow(/The sandbox cannot use its database at[\s\S]*SANDBOX_DATA/)
})
