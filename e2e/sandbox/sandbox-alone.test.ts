import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { WebSocket } from 'ws'
import { type BuiltServer, startBuiltServer } from '../support/built-server.ts'

const run = promisify(execFile)
const scratch = fileURLToPath(new URL('../../node_modules/.cache/pasted', import.meta.url))

let folder = ''
let sandbox: BuiltServer
test.beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'overture-'))
  sandbox = await startBuiltServer(folder, { alone: true })
})
test.afterEach(async () => {
  await sandbox.stop()
  await rm(folder, { recursive: true })
})

/** The indented lines below a heading in the start-up output. */
function linesBelow(heading: string) {
  const [, lines = ''] = new RegExp(`${heading}.*\\n((?: {2}.*\\n)+)`).exec(sandbox.output()) ?? []
  return lines.replace(/^ {2}/gm, '')
}

test('the standalone sandbox prints its address, version and token', () => {
  expect(sandbox.output()).toContain(
    `The sandbox is ready on ${sandbox.url} and plays Beeper 4.3.73`,
  )
  expect(sandbox.output()).toContain('Token: sandbox')
})

test('the printed shell command works when pasted', async () => {
  const { stdout } = await run('sh', ['-c', linesBelow('In a shell')])
  expect(JSON.parse(stdout)).toHaveLength(14)
})

test('the printed TypeScript works when pasted', async () => {
  await mkdir(scratch, { recursive: true })
  const file = path.join(scratch, `${path.basename(folder)}.mjs`)
  await writeFile(file, linesBelow('In TypeScript'))
  const { stdout } = await run(process.execPath, [file])
  await rm(file)
  expect(stdout).toMatch(/accountID: .*'matrix'/)
})

test('a local page can call it from the browser, a foreign page cannot', {
  tag: '@core',
}, async ({ page }) => {
  const other = await startBuiltServer(`${folder}/other`, { alone: true })
  await page.goto(`${other.url}/v1/info`)
  const status = () =>
    page.evaluate(
      (url) =>
        fetch(`${url}/v1/accounts`, {
          headers: { authorization: 'Bearer sandbox', 'x-stainless-lang': 'js' },
        }).then(
          (answer) => answer.status,
          () => 'blocked',
        ),
      sandbox.url,
    )
  expect(await status()).toBe(200)
  await page.goto('data:text/html,<title>elsewhere</title>')
  expect(await status()).toBe('blocked')
  await other.stop()
})

test('a WebSocket client with a token receives events of new chats', async () => {
  const headers = { authorization: 'Bearer sandbox' }
  const socket = new WebSocket(`${sandbox.url.replace('http', 'ws')}/v1/ws`, { headers })
  const frames: string[] = []
  socket.on('message', (frame) => frames.push(String(frame)))
  await expect.poll(() => frames.join()).toContain('"ready"')
  socket.send(JSON.stringify({ type: 'subscriptions.set', chatIDs: ['*'] }))
  await expect.poll(() => frames.join()).toContain('"subscriptions.updated"')
  const body = JSON.stringify({ accountID: 'matrix', user: { username: 'tess' } })
  await fetch(`${sandbox.url}/v1/chats/start`, { method: 'POST', headers, body })
  await expect.poll(() => frames.join()).toContain('"chat.upserted"')
  socket.close()
})

test('a taken port is reported with the command that was used', async () => {
  const error = await startBuiltServer(`${folder}/other`, {
    alone: true,
    port: Number(new URL(sandbox.url).port),
  }).catch(String)
  expect(error).toMatch(/Port \d+ is taken. Try: PORT=\d+ npm run sandbox/)
})
