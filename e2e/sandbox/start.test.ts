import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { builtProgram, startBuiltServer } from '../support/built-server.ts'

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'overture-'))
})
test.afterEach(() => rmSync(folder, { recursive: true }))

/** Starts Overture with settings that make it fail; returns its exit status and error output. */
function failingStart(settings: Record<string, string>) {
  const env = { ...process.env, SANDBOX_DATA: folder, ...settings }
  const { status, stderr } = spawnSync(process.execPath, [builtProgram], {
    env,
    encoding: 'utf8',
    timeout: 10_000,
  })
  return { status, error: stderr.trim() }
}

test('a taken port is reported in one line, with the next free port', async () => {
  const running = await startBuiltServer(folder)
  const { port } = new URL(running.url)
  const { status, error } = failingStart({ PORT: port })
  await running.stop()
  expect(status).toBe(1)
  expect(error).toMatch(new RegExp(`^Port ${port} is taken. Try: PORT=\\d+ npm start$`))
})

test('an invalid port is reported', () => {
  const { status, error } = failingStart({ PORT: 'http' })
  expect(status).toBe(1)
  expect(error).toBe('PORT is "http". It has to be a whole number from 0 to 65535.')
})

test('an unknown version of Beeper is reported', () => {
  const { status, error } = failingStart({ PORT: '0', SANDBOX_VERSION: '4.2' })
  expect(status).toBe(1)
  expect(error).toBe(
    'The sandbox does not play Beeper "4.2". Set SANDBOX_VERSION to one of these: ' +
      '4.1.294, 4.2.557, 4.2.785, 4.2.808, 4.3.73.',
  )
})

test('Overture starts despite a damaged database and keeps the file', {
  tag: '@core',
}, async () => {
  const text = 'no database at all'.repeat(100)
  writeFileSync(path.join(folder, 'sandbox.db'), text)
  const server = await startBuiltServer(folder)
  expect((await fetch(`${server.url}/sandbox/v1/info`)).status).toBe(200)
  await server.stop()

  const damaged = readdirSync(folder).filter((name) => /^sandbox\..+\.db$/.test(name))
  expect(damaged).toHaveLength(1)
  expect(readFileSync(path.join(folder, damaged.join()), 'utf8')).toBe(text)
})

test('Ctrl-C stops it within a second, even with open connections', async () => {
  const server = await startBuiltServer(folder)
  // a keep-alive connection by fetch, and a request whose body never arrives
  await fetch(`${server.url}/`)
  const slow = connect(Number(new URL(server.url).port), '127.0.0.1')
  slow.on('error', () => slow.destroy())
  slow.write(
    'POST /sandbox/v1/chats/start HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 9\r\n\r\n{',
  )
  await new Promise((resolve) => slow.once('ready', resolve))

  const start = performance.now()
  await server.stop('SIGINT')
  expect(performance.now() - start).toBeLessThan(1000)
  slow.destroy()
})
