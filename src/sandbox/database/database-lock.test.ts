import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { expect, onTestFinished, test } from 'vitest'
import { sandboxOver } from '../testing/fresh-sandbox.ts'
import { refusalOf } from '../testing/refusal-of.ts'
import { chatOn } from '../testing/sample-requests.ts'
import { openDatabase } from './open.ts'

/** A sandbox in a file, and a second connection that locks the file. */
async function sharedSandbox(lockTimeout: number) {
  const folder = await mkdtemp(join(tmpdir(), 'overture-'))
  const file = join(folder, 'sandbox.db')
  const database = await openDatabase(`file:${file}`, { lockTimeout })
  const other = new Libsql(file)
  onTestFinished(async () => {
    other.close()
    await database.close()
    await rm(folder, { recursive: true })
  })
  const sandbox = sandboxOver(database)
  const lock = () => other.exec('begin immediate')
  const unlock = () => other.exec('rollback')
  return { ...sandbox, lock, unlock, chatID: await chatOn(sandbox.beeper, 'whatsapp') }
}

test('a write waits while another program has locked the database, and reads continue', async () => {
  const { beeper, lock, unlock, chatID } = await sharedSandbox(30_000)
  lock()
  let isSent = false
  const sending = beeper.messages.send(chatID, { text: 'Tea?' }).then((sent) => {
    isSent = true
    return sent
  })
  for (let read = 0; read < 20; read++) await beeper.chats.retrieve(chatID)
  expect(isSent).toBe(false)
  unlock()
  const { pendingMessageID } = await sending
  expect((await beeper.messages.list(chatID)).items[0]?.id).toBe(pendingMessageID)
})

test('a hundred waiting writes do not slow down reads', async () => {
  const { beeper, lock, unlock, chatID } = await sharedSandbox(30_000)
  const readSome = async () => {
    const started = performance.now()
    for (let read = 0; read < 100; read++) await beeper.chats.retrieve(chatID)
    return performance.now() - started
  }
  await readSome()
  const before = await readSome()
  lock()
  const sending = Array.from({ length: 100 }, () => beeper.messages.send(chatID, { text: 'Tea?' }))
  expect(await readSome()).toBeLessThan(before * 3 + 500)
  unlock()
  expect(await Promise.all(sending)).toHaveLength(100)
})

test('a database that stays locked gives 503, and the first write after it succeeds', async () => {
  const { beeper, lock, unlock, chatID } = await sharedSandbox(100)
  lock()
  const refusals = await Promise.all(
    Array.from({ length: 5 }, () => refusalOf(beeper.messages.send(chatID, { text: 'Tea?' }))),
  )
  for (const { refused, message, headers } of refusals) {
    expect(refused).toBe('503 DATABASE_BUSY')
    expect(message).toContain('Another program is holding')
    expect(headers?.get('retry-after')).toBe('1')
  }
  unlock()
  for (let times = 0; times < 3; times++) await beeper.messages.send(chatID, { text: 'Coffee' })
  const { items } = await beeper.messages.list(chatID)
  expect(items.slice(0, 4).map(({ text }) => text === 'Coffee')).toEqual([true, true, true, false])
})

test('starts, resets and sign-ins are refused with the same message', async () => {
  const { app, lock } = await sharedSandbox(50)
  lock()
  const headers = { authorization: 'Bearer sandbox' }
  const reset = await app.request('/reset', { method: 'POST', headers })
  expect([reset.status, reset.headers.get('retry-after')]).toEqual([503, '1'])
  const client = { client_name: 'Test', redirect_uris: ['http://127.0.0.1:1/'] }
  const register = await app.request('/oauth/register', {
    method: 'POST',
    body: JSON.stringify(client),
    headers: { 'content-type': 'application/json' },
  })
  expect(register.status).toBe(503)
  expect(await register.json()).toMatchObject({ error: 'server_error' })
})
