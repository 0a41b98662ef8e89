import { fileURLToPath } from 'node:url'
import { tourMount } from '#contract/overture.ts'
import { createSandbox } from '#sandbox/app.ts'
import { createEvents } from '#sandbox/events/events.ts'
import { createApp } from './app.ts'
import { relayTo } from './beeper-proxy/ws-relay.ts'
import { createHTTPServer, serveApp } from './http/http-server.ts'
import { exitWithError, listen, stopListening, stopOnSignal } from './http/listen.ts'
import { createTickets } from './http/web-sockets.ts'
import { openStorage } from './sandbox/storage.ts'
import { createTourSandbox } from './sandbox/tour-sandbox.ts'
import { beeperURL, portFrom, sandboxOptions, storageFrom, versionFrom } from './settings.ts'
import { startStandalone } from './standalone.ts'

// built, this file is `dist/server/main.cjs`
const root = fileURLToPath(new URL('../..', import.meta.url))
const pageFolder = fileURLToPath(new URL('../client', import.meta.url))

async function startOverture() {
  const requestedPort = portFrom()
  const version = versionFrom()
  const database = await openStorage(storageFrom(root))
  const server = createHTTPServer()
  const port = await listen(server, requestedPort)
  const events = createEvents(database, { version })
  const sandbox = createSandbox(database, { ...sandboxOptions(port), publish: events.publish })
  const beeper = beeperURL(port)
  const tickets = createTickets()
  const tour = createTourSandbox(sandboxOptions(port, tourMount))
  const app = createApp({ sandbox, tour, beeper, tickets, port, pageFolder })
  const upgrades = {
    '/beeper': relayTo(beeper),
    '/sandbox': events.upgrade,
    [tourMount]: tour.upgrade,
  }
  serveApp(server, app.fetch, { port, tickets, upgrades })
  stopOnSignal(async () => {
    await stopListening(server)
    events.close()
    await tour.close()
    await database.close()
  })
  console.log(`Overture is ready on http://127.0.0.1:${port}`)
}

// `npm run sandbox` starts the sandbox without Overture
const start = process.argv[2] === 'sandbox' ? () => startStandalone(root) : startOverture

start().catch(exitWithError)
