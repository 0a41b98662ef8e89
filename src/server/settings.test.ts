import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openStorage } from './sandbox/storage.ts'
import {
  beeperURL,
  databaseURL,
  portFrom,
  sandboxOptions,
  storageFrom,
  waitsFrom,
} from './settings.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'overture 50% #1? '))
  for (const name of ['DATA', 'DATABASE_URL', 'DATABASE_TOKEN', 'PEOPLE', 'VERSION']) {
    vi.stubEnv(`SANDBOX_${name}`, undefined)
  }
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(root, { recursive: true })
})

test.each([
  ['', 4280],
  ['0', 0],
  ['8080', 8080],
  ['65535', 65_535],
])('PORT="%s" is port %i', (text, port) => expect(portFrom(text)).toBe(port))

test.each(['abc', '-1', '65536', '80.5', '1e3', ' 80', '0x50'])('PORT="%s" is refused', (text) =>
  expect(() => portFrom(text)).toThrow(`PORT is "${text}". It has to be a whole number`),
)

test('the database is under the project, in a folder that is created for it', async () => {
  const database = await openStorage({ url: databaseURL(root) })
  await database.close()
  expect(existsSync(path.join(root, '.data/sandbox.db'))).toBe(true)
})

test('SANDBOX_DATA is another folder, SANDBOX_DATABASE_URL another database', () => {
  vi.stubEnv('SANDBOX_DATA', path.join(root, 'elsewhere'))
  expect(databaseURL(root)).toMatch(/^file:.*\/elsewhere\/sandbox\.db$/)
  vi.stubEnv('SANDBOX_DATABASE_URL', 'libsql://team.example.org')
  expect(databaseURL(root)).toBe('libsql://team.example.org')
})

test('SANDBOX_DATABASE_TOKEN opens a remote database, SANDBOX_PEOPLE makes an account large', () => {
  vi.stubEnv('SANDBOX_DATABASE_URL', 'libsql://team.example.org')
  expect(storageFrom(root)).toEqual({ url: 'libsql://team.example.org', people: 0 })
  vi.stubEnv('SANDBOX_DATABASE_TOKEN', 'secret')
  vi.stubEnv('SANDBOX_PEOPLE', '100000')
  expect(storageFrom(root)).toMatchObject({ token: 'secret', people: 100_000 })
})

test.each(['many', '-1', '1.5', '1000001', '1e3'])('SANDBOX_PEOPLE="%s" is refused', (people) => {
  vi.stubEnv('SANDBOX_PEOPLE', people)
  expect(() => storageFrom(root)).toThrow(`SANDBOX_PEOPLE is "${people}". It has to be`)
})

test('SANDBOX_VERSION picks the version that the sandbox plays', () => {
  expect(sandboxOptions(4280)).toEqual({
    baseURL: 'http://127.0.0.1:4280/sandbox',
    version: '4.3.73',
    waits: {},
  })
  vi.stubEnv('SANDBOX_VERSION', '4.2.557')
  expect(sandboxOptions(4280)).toHaveProperty('version', '4.2.557')
})

test('SANDBOX_SLOW_MS and SANDBOX_LATE_MS set the delays of slow contacts', () => {
  expect(waitsFrom({ SANDBOX_SLOW_MS: '0', SANDBOX_LATE_MS: '' })).toEqual({ slow: 0 })
  expect(waitsFrom({ SANDBOX_LATE_MS: '1500' })).toEqual({ late: 1500 })
  expect(() => waitsFrom({ SANDBOX_LATE_MS: '2s' })).toThrow(
    'SANDBOX_LATE_MS is "2s". It has to be a whole number of milliseconds.',
  )
})

test.each(['4.3', '5.0.0', 'newest'])('SANDBOX_VERSION=%s is refused with a message', (version) => {
  vi.stubEnv('SANDBOX_VERSION', version)
  expect(() => sandboxOptions(4280)).toThrow(
    `does not play Beeper "${version}". Set SANDBOX_VERSION to one of these: 4.1.294, 4.2.557`,
  )
})

test.each([
  [undefined, 'http://127.0.0.1:23373/'],
  ['', 'http://127.0.0.1:23373/'],
  ['https://beeper.example.org/api', 'https://beeper.example.org/api'],
  ['http://127.0.0.1:4281/sandbox', 'http://127.0.0.1:4281/sandbox'],
  ['http://127.0.0.1:4280/sandbox', 'http://127.0.0.1:4280/sandbox'],
])('BEEPER_BASE_URL=%s is %s', (text, url) => expect(beeperURL(4280, text).href).toBe(url))

test.each([
  ['127.0.0.1:23373', 'has to be like http://127.0.0.1:23373'],
  ['ftp://127.0.0.1', 'has to be like'],
  ['http://', 'has to be like'],
  ['http://me:secret@127.0.0.1:23373', 'without a password'],
  ['http://127.0.0.1:23373/?token=secret', 'without a password or a query'],
  ['http://localhost:4280', 'is Overture itself'],
  ['http://[::1]:4280/beeper', 'is Overture itself'],
])('BEEPER_BASE_URL=%s is refused, and no secret in it is repeated', (text, message) => {
  expect(() => beeperURL(4280, text)).toThrow(message)
  expect(() => beeperURL(4280, text)).not.toThrow('secret')
})
