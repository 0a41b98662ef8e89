import { execFile, spawnSync } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { getRequestListener } from '@hono/node-server'
import { transformWithOxc } from 'vite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { createSandbox } from '#sandbox/app.ts'
import { publishedToken } from '#sandbox/auth.ts'
import { openDatabase } from '#sandbox/database/open.ts'
import type { SampleRequest } from './sample.ts'
import { samples } from './samples.ts'

const run = promisify(execFile)
const project = fileURLToPath(new URL('../../../..', import.meta.url))
const hasCurl = spawnSync('bash', ['-c', 'command -v curl']).status === 0
const env = { ...process.env, BEEPER_ACCESS_TOKEN: publishedToken, NO_PROXY: '*' }

const servers: Server[] = []
let baseURL: string
/** The same sandbox in a version with the union endpoint. */
let unionURL: string
beforeEach(async () => {
  const database = await openDatabase(':memory:')
  baseURL = await serve(createSandbox(database))
  unionURL = await serve(createSandbox(database, { version: '4.2.785' }))
})
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(sandbox: ReturnType<typeof createSandbox>) {
  const server = createServer(getRequestListener(sandbox.fetch))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the server has no port')
  return `http://127.0.0.1:${address.port}`
}

const hostile = `it's "$HOME" \`id\` !! \\ %s\n\u2028 👩‍👩‍👧 ‮`

const requests = (ids: readonly string[]): SampleRequest[] => {
  const [first = '', second = ''] = ids
  const start = {
    accountID: 'matrix',
    user: { id: first },
    allowInvite: true,
    messageText: hostile,
  }
  const create = {
    accountID: 'matrix',
    type: 'group',
    participantIDs: [first, second],
    title: hostile,
  }
  return [
    { way: 'start', path: '/v1/chats/start', baseURL, body: start },
    { way: 'create', path: '/v1/chats', baseURL, body: create },
    { way: 'union', path: '/v1/chats', baseURL: unionURL, body: { mode: 'start', ...start } },
  ]
}

async function someContacts() {
  const answer = await fetch(`${baseURL}/v1/accounts/matrix/contacts/list`, {
    headers: { authorization: `Bearer ${publishedToken}` },
  })
  const { items } = z
    .object({ items: z.array(z.object({ id: z.string() })) })
    .parse(await answer.json())
  return items.map(({ id }) => id)
}

const opened = ({ way }: SampleRequest) =>
  way === 'union'
    ? { chatID: expect.any(String), status: 'existing' }
    : { accountID: 'matrix', id: expect.any(String) }

const scriptAsRun = (code: string) => `const logged = []
console.log = (...values) => logged.push(...values)
${code}
process.stdout.write(JSON.stringify(logged[0]))`

test('the TypeScript sample opens the chat', async () => {
  for (const request of requests(await someContacts())) {
    const { code } = await transformWithOxc(samples.typescript(request), 'sample.ts')
    const args = ['--input-type=module', '-e', scriptAsRun(code)]
    const { stdout } = await run(process.execPath, args, { cwd: project, env })
    const chat: unknown = JSON.parse(stdout)
    expect(chat).toMatchObject(opened(request))
    if (request.way === 'create') expect(chat).toMatchObject({ title: hostile.trim() })
  }
}, 30_000)

test.runIf(hasCurl)(
  'the curl sample opens the chat',
  async () => {
    for (const request of requests(await someContacts())) {
      const { stdout } = await run('bash', ['-c', `${samples.curl(request)}`], { env })
      const chat: unknown = JSON.parse(stdout)
      expect(chat).toMatchObject(opened(request))
      if (request.way === 'create') expect(chat).toMatchObject({ title: hostile.trim() })
    }
  },
  30_000,
)
