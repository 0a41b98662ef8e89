import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BeeperDesktop from '@beeper/desktop-api'
import { expect, test } from '@playwright/test'
import { type BuiltServer, builtProgram, startBuiltServer } from '../support/built-server.ts'

let folder = ''
test.beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'overture-'))
})
test.afterEach(() => rm(folder, { recursive: true }))

const clientFor = ({ url }: Pick<BuiltServer, 'url'>) =>
  new BeeperDesktop({ baseURL: `${url}/sandbox`, accessToken: 'sandbox', maxRetries: 0 })

const toNumber = (index: number) => ({
  accountID: 'gmessages',
  user: { phoneNumber: `+1555${1_000_000 + index}` },
})

test('a server that is killed repeatedly loses no confirmed chat', {
  tag: '@core',
}, async () => {
  const confirmed: string[] = []
  let index = 0
  for (let round = 0; round < 8; round++) {
    const server = await startBuiltServer(folder)
    const beeper = clientFor(server)
    const writing = Array.from({ length: 4 }, async () => {
      for (;;) {
        const chat = await beeper.chats.start(toNumber(index++)).catch(() => undefined)
        if (!chat) return
        confirmed.push(chat.id)
      }
    })
    await expect.poll(() => confirmed.length, { intervals: [5] }).toBeGreaterThan(20 * (round + 1))
    await server.kill()
    await Promise.all(writing)
  }

  const server = await startBuiltServer(folder)
  const beeper = clientFor(server)
  for (const id of confirmed) {
    expect((await beeper.chats.retrieve(id)).participants.total).toBe(2)
  }
  expect(new Set(confirmed).size).toBe(confirmed.length)
  expect(server.output()).not.toContain('fresh chats')
  await server.stop()
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  for (const alone of [false, true]) {
    const name = alone ? 'the standalone sandbox' : 'Overture'
    test(`${name} that is stopped by ${signal} leaves one complete database file`, async () => {
      const server = await startBuiltServer(folder, { alone })
      const root = alone ? server.url : `${server.url}/sandbox`
      const beeper = new BeeperDesktop({ baseURL: root, accessToken: 'sandbox', maxRetries: 0 })
      const { id } = await beeper.chats.start(toNumber(1))
      await server.stop(signal)
      // as if only the database file was copied
      for (const name of await readdir(folder)) {
        if (name !== 'sandbox.db') await rm(path.join(folder, name))
      }

      const again = await startBuiltServer(folder)
      expect((await clientFor(again).chats.retrieve(id)).id).toBe(id)
      await again.stop()
    })
  }
}

test('a first start that is killed leaves no partial seed', async () => {
  for (const delay of [40, 80, 120, 160, 220, 300]) {
    const env = { ...process.env, PORT: '0', SANDBOX_DATA: folder, SANDBOX_PEOPLE: '20000' }
    const server = spawn(process.execPath, [builtProgram], { env, stdio: 'ignore' })
    await new Promise((resolve) => setTimeout(resolve, delay))
    server.kill('SIGKILL')
    await once(server, 'exit')
  }
  const server = await startBuiltServer(folder, { settings: { SANDBOX_PEOPLE: '20000' } })
  const beeper = clientFor(server)
  expect(await beeper.accounts.list()).toHaveLength(14)
  const { items } = await beeper.chats.search({ limit: 200 })
  expect(items.length).toBeGreaterThan(55)
  const last = await beeper.chats.start({
    accountID: (await beeper.accounts.list())[1]?.accountID ?? '',
    user: { phoneNumber: '+15551019999' },
  })
  expect(last.status).toBe('created')
  await server.stop()
})

test('two servers share one database file, also under load', async () => {
  const servers = await Promise.all([startBuiltServer(folder), startBuiltServer(folder)])
  const [first, second] = servers.map(clientFor)
  const starts = Array.from({ length: 150 }, (_, index) => {
    const beeper = index % 2 ? first : second
    return beeper?.chats.start(toNumber(index % 50))
  })
  const chats = await Promise.all(starts)
  expect(new Set(chats.map((chat) => chat?.id)).size).toBe(50)
  expect(chats.filter((chat) => chat?.status === 'created')).toHaveLength(50)
  const chat = await second?.chats.retrieve(chats[1]?.id ?? '')
  expect(chat?.participants.total).toBe(2)
  for (const server of servers) {
    expect(server.output()).not.toMatch(/busy|locked|malformed/i)
    await server.stop()
  }
})
