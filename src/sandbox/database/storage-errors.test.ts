import { copyFile, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { sandboxOver } from '../testing/fresh-sandbox.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { chatOn } from '../testing/sample-requests.ts'
import { openDatabase } from './open.ts'
import { UnusableStorageError } from './storage-errors.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'overture-'))
  return () => rm(folder, { recursive: true })
})

async function sandboxIn(file: string) {
  const database = await openDatabase(`file:${file}`)
  onTestFinished(() => database.close())
  const { beeper } = sandboxOver(database)
  const chatID = await chatOn(beeper, 'whatsapp')
  return { database, beeper, send: () => beeper.messages.send(chatID, { text: 'Tea?' }), chatID }
}

// both settings belong to one connection, which is replaced after a failed statement
test.each([
  ['pragma max_page_count = 1', '507 STORAGE_FULL', 'The disk is full'],
  ['pragma query_only = on', '503 STORAGE_READ_ONLY', 'read-only'],
])('after %s a write is refused with %s, and the next one succeeds', async (sql, code, text) => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { database, send, chatID, beeper } = await sandboxIn(join(folder, 'sandbox.db'))
  await database.write([{ sql, args: [] }])
  const attempts = async () => {
    // several writes fit into a page that is not full yet
    for (let times = 0; times < 200; times++) await send()
  }
  const { refused, message, headers } = await refusalOf(attempts())
  expect(refused).toBe(code)
  expect(message).toContain(text)
  expect(headers?.get('x-should-retry')).toBe('false')
  expect(logged.mock.calls).toEqual([[message]])
  await send()
  expect((await beeper.messages.list(chatID)).items[0]?.text).toBe('Tea?')
})

test('writes fail after the file of a running sandbox was removed', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const file = join(folder, 'sandbox.db')
  const { send } = await sandboxIn(file)
  await rm(file)
  expect(await refusalOf(send())).toMatchObject({
    refused: '503 STORAGE_GONE',
    message: expect.stringContaining('was removed or replaced'),
  })
})

test('a closed file is complete without its write-ahead log', async () => {
  const { database, send, chatID } = await sandboxIn(join(folder, 'sandbox.db'))
  await send()
  await database.close()
  const copy = join(folder, 'copy.db')
  await copyFile(join(folder, 'sandbox.db'), copy)
  const { beeper } = await sandboxIn(copy)
  expect((await beeper.messages.list(chatID)).items[0]?.text).toBe('Tea?')
})

test('damage found at runtime is checked at the next start, also in a large file', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const file = join(folder, 'sandbox.db')
  const first = await sandboxIn(file)
  const Root = z.object({ rootpage: z.number() })
  const roots = await first.database.rows(
    Root,
    `select rootpage from sqlite_schema where name = 'message'`,
  )
  await first.database.write([
    { sql: 'create table ballast (weight blob)', args: [] },
    { sql: 'insert into ballast values (zeroblob(17000000))', args: [] },
  ])
  await first.database.close()
  const handle = await open(file, 'r+')
  await handle.write(Buffer.alloc(4096, 0xff), 0, 4096, ((roots[0]?.rootpage ?? 0) - 1) * 4096)
  await handle.close()

  const { beeper, chatID, database } = await sandboxIn(file)
  expect(await refusalOf(beeper.messages.list(chatID))).toMatchObject({
    refused: '500 STORAGE_DAMAGED',
    message: expect.stringContaining('Start the sandbox again'),
  })
  await database.close()
  await expect(openDatabase(`file:${file}`)).rejects.toThrow(UnusableStorageError)
})

test('a missing folder is created, or an error is thrown', async () => {
  const inside = await openDatabase(`file:${join(folder, 'a', 'b', 'sandbox.db')}`)
  await inside.close()
  await writeFile(join(folder, 'file'), '')
  await expect(openDatabase(`file:${join(folder, 'file', 'sandbox.db')}`)).rejects.toThrow('mkdir')
})

test.each(['file:', 'file:?mode=rw'])('%s is refused because it names no file', async (url) => {
  await expect(openDatabase(url)).rejects.toThrow('names no file')
})

test('opening times out on a server that never responds', async () => {
  const server = createServer(() => {}).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const opening = openDatabase(`http://127.0.0.1:${port}`, { openTimeout: 100 })
  await expect(opening).rejects.toThrow('did not answer within 0.1 seconds')
})

test('adding bulk contacts reports its progress', async () => {
  const progress: number[] = []
  const onPopulate = (done: number) => progress.push(done)
  const database = await openDatabase(':memory:', { people: 4500, onPopulate })
  await database.close()
  expect(progress).toEqual([2000, 4000, 4500])
})
