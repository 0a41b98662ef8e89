import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import * as z from 'zod/mini'
import type { Database } from './database.ts'
import { openDatabase } from './open.ts'

const Status = z.object({ status: z.string() })
const statusOf = async (database: Database, asked = Status) =>
  (await database.rows(asked, 'select status from account limit 1'))[0]?.status
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

test.each(['in memory', 'in a file'])(
  'a read %s sees what was written before it',
  async (place) => {
    const database = await openFile(place === 'in memory' ? ':memory:' : await newFile())
    expect(await statusOf(database)).toBe('connected')
    for (const status of ['one', 'two', 'three']) {
      await setStatus(database, status)
      expect(await statusOf(database)).toBe(status)
      expect(await statusOf(database)).toBe(status)
    }
  },
)

test('a read sees what another connection has written', async () => {
  const url = await newFile()
  const [mine, yours] = [await openFile(url), await openFile(url)]
  for (const status of ['one', 'two', 'three']) {
    await setStatus(yours, status)
    // a request comes in a later turn of the event loop
    await nextTurn()
    expect([await statusOf(mine), await statusOf(yours)]).toEqual([status, status])
  }
})

test('the same statement is read in the shape of each schema', async () => {
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

test('an unchanged answer is kept, and cannot be changed', async () => {
  const database = await openFile(':memory:')
  const read = () => database.rows(Status, 'select status from account')
  const [first, second] = [await read(), await read()]
  expect(second[0]).toBe(first[0])
  first.length = 0
  expect((await read()).length).toBe(second.length)
  expect(() => Object.assign(second[0] ?? {}, { status: 'mine' })).toThrow(TypeError)
})
