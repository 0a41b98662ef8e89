import { expect, test } from 'vitest'
import type { BeeperStatus } from '#contract/overture.ts'
import { anHTTPServer, aRawServer } from '../testing/test-servers.ts'
import { readBeeperStatus } from './beeper-status.ts'

const json = (answers: Record<string, unknown>, seen: (string | undefined)[] = []) =>
  anHTTPServer(({ url, headers }, response) => {
    seen.push(headers.authorization)
    const answer = answers[url ?? '']
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? { code: 'NOT_FOUND', message: 'no' }))
  })

const info = { app: { name: 'Beeper', version: '4.3.73' } }

const states = async (url: string): Promise<BeeperStatus['state']> =>
  (await readBeeperStatus(new URL(url))).state

test('a running Beeper is recognized by /v1/info, without a token', async () => {
  const seen: (string | undefined)[] = []
  const { url } = await json({ '/base/v1/info': info }, seen)
  expect(await readBeeperStatus(new URL(`${url}/base/`))).toMatchObject({
    address: `${url}/base`,
    state: 'running',
    info,
  })
  expect(seen).toEqual([undefined])
})

test('an older Beeper is recognized by its sign-in', async () => {
  const { url } = await json({
    '/.well-known/oauth-authorization-server': {
      issuer: 'x',
      authorization_endpoint: 'x',
      token_endpoint: 'x',
      registration_endpoint: 'x',
    },
  })
  expect(await states(url)).toBe('older')
})

test('no service, another service and a silent one are distinguished', async () => {
  const gone = await anHTTPServer(() => undefined)
  await new Promise((resolve) => gone.close(resolve))
  expect(await states(gone.url)).toBe('absent')

  const page = await anHTTPServer((_, response) => response.end('<h1>Welcome</h1>'))
  expect(await states(page.url)).toBe('stranger')
  expect(await states((await json({ '/v1/info': { name: 'another' } })).url)).toBe('stranger')
  const shell = await aRawServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
  expect(await states(shell)).toBe('stranger')

  expect(await states(await aRawServer(() => undefined))).toBe('silent')
})

test('an endless response is not read to its end', async () => {
  const { url } = await anHTTPServer((_, response) => {
    const pour = () => {
      while (!response.destroyed && response.write('x'.repeat(10_000)));
    }
    response.on('drain', pour)
    pour()
  })
  expect(await states(url)).toBe('stranger')
})
