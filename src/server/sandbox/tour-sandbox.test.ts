import { expect, onTestFinished, test } from 'vitest'
import { tourMount } from '#contract/overture.ts'
import { createSandbox } from '#sandbox/app.ts'
import { openDatabase } from '#sandbox/database/open.ts'
import { listenAt } from '#sandbox/testing/listening.ts'
import { start } from '#sandbox/testing/sample-requests.ts'
import { createApp } from '../app.ts'
import { createHTTPServer, serveApp } from '../http/http-server.ts'
import { listen } from '../http/listen.ts'
import { createTickets } from '../http/web-sockets.ts'
import { sandboxOptions } from '../settings.ts'
import { createTourSandbox } from './tour-sandbox.ts'

const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' }

/** An Overture with its regular sandbox, and one for the tour. */
async function overture() {
  const sandbox = createSandbox(await openDatabase(':memory:'))
  const server = createHTTPServer()
  const port = await listen(server, 0)
  const tour = createTourSandbox(sandboxOptions(port, tourMount))
  const tickets = createTickets()
  const beeper = new URL('http://127.0.0.1:1')
  const { fetch } = createApp({ sandbox, tour, beeper, tickets, port })
  serveApp(server, fetch, { port, tickets, upgrades: { [tourMount]: tour.upgrade } })
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await tour.close()
  })
  return `http://127.0.0.1:${port}`
}

const titles = async (mount: string) => {
  const answer = await fetch(`${mount}/v1/chats/search?query=Ada%20Obi`, { headers })
  const { items } = await answer.json()
  return items.map(({ accountID, title }: Record<string, unknown>) => `${accountID} ${title}`)
}

test('chats and choices in the tour’s sandbox do not affect the regular one', async () => {
  const url = await overture()
  const [before, beforeTour] = [await titles(`${url}/sandbox`), await titles(`${url}/tour`)]
  expect(beforeTour).toEqual(before)
  const client = listenAt(`${url.replace('http', 'ws')}/tour/v1/ws`)
  expect(await client.next()).toMatchObject({ type: 'ready' })
  await client.subscribe('*')
  const body = JSON.stringify(start('whatsapp', { phoneNumber: '+44 7700 900101' }))
  const opened = await fetch(`${url}/tour/v1/chats/start`, { method: 'POST', headers, body })
  expect(await opened.json()).toMatchObject({ title: 'Ada Obi', status: 'created' })
  expect(await client.next()).toMatchObject({ type: 'chat.upserted' })
  const choice = JSON.stringify({ answer: 'outage' })
  await fetch(`${url}/tour/next-answer`, { method: 'PUT', headers, body: choice })

  expect(await titles(`${url}/tour`)).toHaveLength(before.length + 1)
  expect(await titles(`${url}/sandbox`)).toEqual(before)
  const kept = await fetch(`${url}/sandbox/next-answer`, { headers })
  expect(await kept.json()).toEqual({ answer: 'normal' })
  const info = await (await fetch(`${url}/tour/v1/info`)).json()
  expect(info.server.base_url).toBe(`${url}/tour`)
})

test('the tour’s sandbox needs the same token, and has the same guard', async () => {
  const url = await overture()
  expect((await fetch(`${url}/tour/v1/accounts`)).status).toBe(401)
  const foreign = { ...headers, origin: 'https://elsewhere.example' }
  expect((await fetch(`${url}/tour/v1/accounts`, { headers: foreign })).status).toBe(403)
})
