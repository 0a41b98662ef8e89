import { expect, onTestFinished, test } from 'vitest'
import { createSandbox } from '#sandbox/app.ts'
import { openDatabase } from '#sandbox/database/open.ts'
import { createEvents } from '#sandbox/events/events.ts'
import { listenAt } from '#sandbox/testing/listening.ts'
import { group } from '#sandbox/testing/sample-requests.ts'
import { createApp } from '../app.ts'
import { createHTTPServer, serveApp } from '../http/http-server.ts'
import { listen } from '../http/listen.ts'
import { createTickets } from '../http/web-sockets.ts'

const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' }

/** A whole Overture with a sandbox of its own. */
async function overture() {
  const database = await openDatabase(':memory:')
  const events = createEvents(database)
  const sandbox = createSandbox(database, { publish: events.publish })
  const server = createHTTPServer()
  const port = await listen(server, 0)
  const tickets = createTickets()
  const beeper = new URL('http://127.0.0.1:1')
  const { fetch } = createApp({ sandbox, beeper, tickets, port })
  serveApp(server, fetch, { port, tickets, upgrades: { '/sandbox': events.upgrade } })
  onTestFinished(() => {
    events.close()
    server.close()
  })
  return `http://127.0.0.1:${port}/sandbox`
}

test('the page receives the sandbox’s events with a ticket', async () => {
  const sandbox = await overture()
  const answer = await fetch(`${sandbox}/v1/ws-ticket`, { method: 'POST', headers })
  const { ticket } = await answer.json()
  const url = `${sandbox.replace('http', 'ws')}/v1/ws?ticket=${ticket}`
  const { next, subscribe } = listenAt(url, null)
  expect(await next()).toMatchObject({ type: 'ready' })
  await subscribe('*')
  const body = JSON.stringify({ accountID: 'matrix', user: { username: 'tess' } })
  const opened = await fetch(`${sandbox}/v1/chats/start`, { method: 'POST', headers, body })
  const { chatID } = await opened.json()
  expect(await next()).toMatchObject({ type: 'chat.upserted', chatID, seq: 1 })
})

test('a version without live events refuses a new listener, and keeps connected ones', async () => {
  const sandbox = await overture()
  const url = `${sandbox.replace('http', 'ws')}/v1/ws`
  const { next, subscribe } = listenAt(url)
  await next()
  await subscribe('*')
  const choose = (version: string) =>
    fetch(`${sandbox}/version`, { method: 'PUT', headers, body: JSON.stringify({ version }) })
  expect((await choose('4.1.294')).status).toBe(200)
  const { socket } = listenAt(url)
  const refused = await new Promise((resolve) => socket.once('error', resolve))
  expect(String(refused)).toContain('404')

  const body = JSON.stringify(group('whatsapp', 3))
  const opened = await fetch(`${sandbox}/v1/chats`, { method: 'POST', headers, body })
  const { chatID } = await opened.json()
  expect(await next()).toMatchObject({ type: 'chat.upserted', chatID })
  await choose('4.2.557')
  expect(await listenAt(url).next()).toMatchObject({ type: 'ready' })
})

test('a tool listens with its token, without a ticket', async () => {
  const sandbox = await overture()
  const { next } = listenAt(`${sandbox.replace('http', 'ws')}/v1/ws`)
  expect(await next()).toEqual({ type: 'ready', version: 1, chatIDs: [] })
})
