import { Hono } from 'hono'
import { createSandbox } from '#sandbox/app.ts'
import { publishedToken } from '#sandbox/auth.ts'
import { createEvents } from '#sandbox/events/events.ts'
import { type ReadVersion, versionReader } from '#sandbox/versions/chosen-version.ts'
import { crossOrigin } from './guard/cross-origin.ts'
import { isOwnHost } from './guard/guard.ts'
import { refuse } from './guard/refusals.ts'
import { createHTTPServer, serveApp } from './http/http-server.ts'
import { listen, stopListening, stopOnSignal } from './http/listen.ts'
import { createTickets } from './http/web-sockets.ts'
import { openStorage } from './sandbox/storage.ts'
import { portFrom, storageFrom, usualSandboxPort, versionFrom, waitsFrom } from './settings.ts'

/** Serves the sandbox by itself, for clients in any language, and says how to reach it. */
export async function startStandalone(root: string): Promise<void> {
  const wantedPort = portFrom(process.env.PORT, usualSandboxPort)
  const version = versionFrom()
  const waits = waitsFrom()
  const database = await openStorage(storageFrom(root))
  const server = createHTTPServer()
  const port = await listen(server, wantedPort, 'npm run sandbox')
  const events = createEvents(database, { version })
  const { publish } = events
  const readVersion = versionReader(database, version)
  const sandbox = createSandbox(database, { version, publish, waits })
  const { fetch } = createStandaloneApp({
    sandbox,
    readVersion,
    port,
  })
  serveApp(server, fetch, { port, tickets: createTickets(), upgrades: { '': events.upgrade } })
  stopOnSignal(async () => {
    await stopListening(server)
    events.close()
    await database.close()
  })
  console.log(startupBanner(`http://127.0.0.1:${port}`, await readVersion()))
}

/** What the sandbox needs to stand by itself. */
interface StandaloneParts {
  sandbox: Hono
  readVersion: ReadVersion
  /** The port it is reached at; requests that name another one are refused. */
  port: number
}

/** The sandbox at the root, open to every program on this machine, as Beeper itself would be. */
export function createStandaloneApp({ sandbox, readVersion, port }: StandaloneParts): Hono {
  const app = new Hono()
  app.onError((error, c) => {
    console.error(error)
    return refuse(c, 500, { message: 'The sandbox broke.', code: 'INTERNAL_ERROR' })
  })
  app.use(async (c, next) => {
    if (isOwnHost(c.req.header('host'), port)) return next()
    const message = `The sandbox answers only to http://127.0.0.1:${port}.`
    return refuse(c, 403, { message, code: 'FORBIDDEN' })
  })
  app.use(crossOrigin(readVersion))
  app.all('*', async (c) => {
    const answer = await sandbox.fetch(c.req.raw, c.env)
    answer.headers.set('x-content-type-options', 'nosniff')
    return answer
  })
  return app
}

const sdk = '@beeper/desktop-api'
const quoted = (text: string) => `'${text}'`

/** What a person reads who started the sandbox alone: where it is, and two lines to paste. */
const startupBanner = (baseURL: string, version: string): string => `
The sandbox is ready on ${baseURL} and plays Beeper ${version}. Nothing is sent.

Token: ${publishedToken}

In a shell:
  curl -s -H 'Authorization: Bearer ${publishedToken}' ${baseURL}/v1/accounts

In TypeScript, after npm install ${sdk}:
  import BeeperDesktop from ${quoted(sdk)}
  const beeper = new BeeperDesktop({ baseURL: '${baseURL}', accessToken: '${publishedToken}' })
  console.log(await beeper.accounts.list())
`
