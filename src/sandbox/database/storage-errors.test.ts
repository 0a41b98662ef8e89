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

// both hold for one connection only, which is thrown away once a statement has failed on it
test.each([
  ['pragma max_page_count = 1', '507 STORAGE_FULL', 'The disk is full'],
  ['pragma query_only = on', '503 STORAGE_READ_ONLY', 'read-only'],
])('after %s a write is refused with %s, and the next one succeeds', async (sql, code, words) => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { database, send, chatID, beeper } = await sandboxIn(join(folder, 'sandbox.db'))
  await database.write([{ sql, args: [] }])
  const attempts = async () => {
    // a page that is not full yet takes a few
    for (let times = 0; times < 200; times++) await send()
  }
  const { refused, message, headers } = await refusalOf(attempts())
  expect(refused).toBe(code)
  expect(message).toContain(words)
  expect(headers?.get('x-should-retry')).toBe('false')
  expect(told.mock.calls).toEqual([[message]])
  await send()
  expect((await beeper.messages.list(chatID)).items[0]?.text).toBe('Tea?')
})

test('a file that was removed while the sandbox runs takes no more writes', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const file = join(folder, 'sandbox.db')
  const { send } = await sandboxIn(file)
  await rm(file)
  expect(await refusalOf(send())).toMatchObject({
    refused: '503 STORAGE_GONE',
    message: expect.stringContaining('was removed or replaced'),
  })
})

test('a closed file holds everything by itself', async () => {
  const { database, send, chatID } = await sandboxIn(join(folder, 'sandbox.db'))
  await send()
  await database.close()
  const copy = join(folder, 'copy.db')
  await copyFile(join(folder, 'sandbox.db'), copy)
  const { beeper } = await sandboxIn(copy)
  expect((await beeper.messages.list(chatID)).items[0]?.text).toBe('Tea?')
})

test('damage that shows later is looked for at the next start, in a large file, too', async () => {
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

test('a missing folder is made, and one that cannot be made is an error', async () => {
  const inside = await openDatabase(`file:${join(folder, 'a', 'b', 'sandbox.db')}`)
  await inside.close()
  await writeFile(join(folder, 'file'), '')
  await expect(openDatabase(`file:${join(folder, 'file', 'sandbox.db')}`)).rejects.toThrow('mkdir')
})

test.each(['file:', 'file:?mode=rw'])('%s names no file and is refused', async (url) => {
  await expect(openDatabase(url)).rejects.toThrow('names no file')
})

test('a server that takes the connection and never answers is given up', async () => {
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

test('adding many contacts reports its progress', async () => {
  const heard: number[] = []
  const onPopulate = (done: number) => heard.push(done)
  const database = await openDatabase(':memory:', { people: 4500, onPopulate })
  await database.close()
  expect(heard).toEqual([2000, 4000, 4500])
})
