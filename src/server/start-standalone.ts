import { createSandbox } from '#sandbox/app.ts'
import { createEvents } from '#sandbox/events/events.ts'
import { hasRoute } from '#sandbox/versions/version.ts'
import { createTickets } from './beeper-proxy/ws-tickets.ts'
import { createHTTPServer, serveApp } from './http-server.ts'
import { listen, stopListening } from './listen.ts'
import { portFrom, storageFrom, usualSandboxPort, versionFrom, waitsFrom } from './settings.ts'
import { createStandaloneApp } from './standalone.ts'
import { startupBanner } from './startup-banner.ts'
import { stopOnSignal } from './stop-on-signal.ts'
import { openStorage } from './storage.ts'

/** Serves the sandbox by itself, for clients in any language, and says how to reach it. */
export async function startStandalone(root: string): Promise<void> {
  const wantedPort = portFrom(process.env.PORT, usualSandboxPort)
  const version = versionFrom()
  const waits = waitsFrom()
  const database = await openStorage(storageFrom(root))
  const server = createHTTPServer()
  const port = await listen(server, wantedPort, 'npm run sandbox')
  const events = createEvents(database)
  const { publish } = events
  const sandbox = createSandbox(database, { version, publish, waits })
  const { fetch } = createStandaloneApp({ sandbox, version, port })
  const upgrades = hasRoute(version, 'GET', '/v1/ws') ? { '': events.upgrade } : {}
  serveApp(server, fetch, { port, tickets: createTickets(), upgrades })
  stopOnSignal(async () => {
    await stopListening(server)
    events.close()
    await database.close()
  })
  console.log(startupBanner(`http://127.0.0.1:${port}`, version))
}
