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

/** Starts Overture where it cannot run, and answers how it ended and what it said. */
function failingStart(settings: Record<string, string>) {
  const env = { ...process.env, SANDBOX_DATA: folder, ...settings }
  const { status, stderr } = spawnSync(process.execPath, [builtProgram], {
    env,
    encoding: 'utf8',
    timeout: 10_000,
  })
  return { status, words: stderr.trim() }
}

test('a taken port is told in one sentence, with the next free one', async () => {
  const running = await startBuiltServer(folder)
  const { port } = new URL(running.url)
  const { status, words } = failingStart({ PORT: port })
  await running.stop()
  expect(status).toBe(1)
  expect(words).toMatch(new RegExp(`^Port ${port} is taken. Try: PORT=\\d+ npm start$`))
})

test('a port that is none is told as such', () => {
  const { status, words } = failingStart({ PORT: 'http' })
  expect(status).toBe(1)
  expect(words).toBe('PORT is "http". It has to be a whole number from 0 to 65535.')
})

test('a version of Beeper that is not played is told as such', () => {
  const { status, words } = failingStart({ PORT: '0', SANDBOX_VERSION: '4.2' })
  expect(status).toBe(1)
  expect(words).toBe(
    'The sandbox does not play Beeper "4.2". Set SANDBOX_VERSION to one of these: ' +
      '4.1.294, 4.2.557, 4.2.785, 4.2.808, 4.3.73.',
  )
})

test('a damaged database does not keep Overture from starting, and is kept', {
  tag: '@core',
}, async () => {
  const text = 'no database at all'.repeat(100)
  writeFileSync(path.join(folder, 'sandbox.db'), text)
  const server = await startBuiltServer(folder)
  expect((await fetch(`${server.url}/sandbox/v1/info`)).status).toBe(200)
  await server.stop()

  const kept = readdirSync(folder).filter((name) => /^sandbox\..+\.db$/.test(name))
  expect(kept).toHaveLength(1)
  expect(readFileSync(path.join(folder, kept.join()), 'utf8')).toBe(text)
})

test('Ctrl-C ends it within a second, whoever is still connected', async () => {
  const server = await startBuiltServer(folder)
  // kept alive by fetch, and half a request that never becomes a whole one
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
