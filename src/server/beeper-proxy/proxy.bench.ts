import { createServer } from 'node:http'
import { Hono } from 'hono'
import { bench, describe } from 'vitest'
import { createApp } from '../app.ts'
import { createHTTPServer, serveApp } from '../http-server.ts'
import { listen } from '../listen.ts'
import { createTickets } from './ws-tickets.ts'

// five kilobytes, as a chat with its capabilities has
const chat = JSON.stringify({ id: '!a:b', text: 'x'.repeat(5_000) })
const beeper = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json')
  response.end(chat)
})
const direct = `http://127.0.0.1:${await listen(beeper, 0)}`

const overture = createHTTPServer()
const tickets = createTickets()
const port = await listen(overture, 0)
const app = createApp({
  sandbox: new Hono(),
  beeper: new URL(direct),
  tickets,
  port,
})
serveApp(overture, app.fetch, { port, tickets, upgrades: {} })

const read = async (url: string) => void (await (await fetch(url)).text())

/** `npx vitest bench --run --project node`: what the way through Overture adds to an answer. */
describe('five kilobytes', () => {
  bench('asked of Beeper itself', () => read(`${direct}/v1/x`), { time: 3_000 })
  bench('through Overture', () => read(`http://127.0.0.1:${port}/beeper/v1/x`), { time: 3_000 })
})
