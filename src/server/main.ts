import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { createSandbox } from '#sandbox/app.ts'
import { openDatabase } from '#sandbox/database.ts'
import { createApp } from './app.ts'
import { listen, stopListening } from './listen.ts'
import { databaseURL, portFrom, sandboxOptions } from './settings.ts'

// built, this file is `dist/server/main.js`
const root = fileURLToPath(new URL('../..', import.meta.url))
const pageFolder = fileURLToPath(new URL('../client', import.meta.url))

async function start() {
  const wantedPort = portFrom()
  const database = await openDatabase(databaseURL(root))
  const server = createServer()
  const port = await listen(server, wantedPort)
  const sandbox = createSandbox(database, sandboxOptions(port))
  server.on('request', getRequestListener(createApp({ sandbox, port, pageFolder }).fetch))
  stopOnSignal(() => stopListening(server))
  console.log(`Overture is ready on http://127.0.0.1:${port}`)
}

function stopOnSignal(stop: () => Promise<void>) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)))
  }
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
