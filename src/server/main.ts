import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { createSandbox } from '#sandbox/app.ts'
import { openDatabase } from '#sandbox/database.ts'
import { createApp } from './app.ts'
import { listen, stopListening } from './listen.ts'
import { beeperURL, databaseURL, portFrom, sandboxOptions } from './settings.ts'
import { attachWebSockets } from './web-sockets.ts'
import { relayTo } from './ws-relay.ts'
import { createTickets } from './ws-tickets.ts'

// built, this file is `dist/server/main.js`
const root = fileURLToPath(new URL('../..', import.meta.url))
const pageFolder = fileURLToPath(new URL('../client', import.meta.url))

async function start() {
  const wantedPort = portFrom()
  const database = await openOrExplain(databaseURL(root))
  const server = createServer()
  const port = await listen(server, wantedPort)
  const sandbox = createSandbox(database, sandboxOptions(port))
  const beeper = beeperURL(port)
  const tickets = createTickets()
  const app = createApp({ sandbox, beeper, tickets, port, pageFolder })
  server.on('request', getRequestListener(app.fetch))
  attachWebSockets(server, { port, tickets, upgrades: { '/beeper': relayTo(beeper) } })
  stopOnSignal(() => stopListening(server))
  console.log(`Overture is ready on http://127.0.0.1:${port}`)
}

async function openOrExplain(url: string) {
  try {
    return await openDatabase(url)
  } catch (error) {
    throw new Error(
      `The sandbox cannot use its database at ${withoutSecrets(url)}.
${inWords(error)}
Move the file away to start afresh, or choose another folder with SANDBOX_DATA.`,
      { cause: error },
    )
  }
}

/** A remote database's URL may carry a token. */
const withoutSecrets = (url: string) =>
  url
    .replace(/\?.*$/, '')
    .replace(/\/\/.*@/, '//')
    .replaceAll('%20', ' ')

const inWords = (error: unknown) => (error instanceof Error ? error.message : String(error))

function stopOnSignal(stop: () => Promise<void>) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)))
  }
}

start().catch((error: unknown) => {
  console.error(inWords(error))
  process.exit(1)
})
