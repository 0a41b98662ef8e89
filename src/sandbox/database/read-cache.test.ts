import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import * as z from 'zod/mini'
import type { Database } from './database.ts'
import { openDatabase } from './open.ts'

const Status = z.object({ status: z.string() })
const statusOf = async (database: Database, schema = Status) =>
  (await database.rows(schema, 'select status from account limit 1'))[0]?.status
const setStatus = (database: Database, status: string) =>
  database.write([{ sql: 'update account set status = ?', args: [status] }])

async function openFile(url: string) {
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  return database
}

async function newFile() {
  const folder = await mkdtemp(join(tmpdir(), 'overture-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return `file:${join(folder, 'sandbox.db')}`
}

test.each(['in memory', 'in a file'])('a read %s sees every earlier write', async (storage) => {
  const database = await openFile(storage === 'in memory' ? ':memory:' : await newFile())
  expect(await statusOf(database)).toBe('connected')
  for (const status of ['one', 'two', 'three']) {
    await setStatus(database, status)
    expect(await statusOf(database)).toBe(status)
    expect(await statusOf(database)).toBe(status)
  }
})

test('a read sees writes of another connection', async () => {
  const url = await newFile()
  const [first, second] = [await openFile(url), await openFile(url)]
  for (const status of ['one', 'two', 'three']) {
    await setStatus(second, status)
    // the version is read once per turn of the event loop
    await nextTurn()
    expect([await statusOf(first), await statusOf(second)]).toEqual([status, status])
  }
})

test('a statement is cached per schema', async () => {
  const database = await openFile(':memory:')
  const Loud = z.object({
    status: z.pipe(
      z.string(),
      z.transform((text) => text.toUpperCase()),
    ),
  })
  const loud = async () =>
    (await database.rows(Loud, 'select status from account limit 1'))[0]?.status
  expect([await statusOf(database), await loud()]).toEqual(['connected', 'CONNECTED'])
  expect([await statusOf(database), await loud()]).toEqual(['connected', 'CONNECTED'])
})

test('cached rows are shared and frozen', async () => {
  const database = await openFile(':memory:')
  const read = () => database.rows(Status, 'select status from account')
  const [first, second] = [await read(), await read()]
  expect(second[0]).toBe(first[0])
  first.length = 0
  expect((await read()).length).toBe(second.length)
  expect(() => Object.assign(second[0] ?? {}, { status: 'mine' })).toThrow(TypeError)
})
