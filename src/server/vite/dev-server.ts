import { type IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Http2Bindings, HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { isRunnableDevEnvironment, type Plugin, type RunnableDevEnvironment } from 'vite'
import { tourMount } from '#contract/overture.ts'
import type { Database } from '#sandbox/database/database.ts'
import type { Events } from '#sandbox/events/events.ts'
import { relayTo } from '../beeper-proxy/ws-relay.ts'
import { readTarget } from '../guard/guard.ts'
import { sendRefusal } from '../guard/refusals.ts'
import { answerBrokenRequests, requestListener } from '../http/http-server.ts'
import { attachWebSockets, createTickets, type Tickets, type Upgrade } from '../http/web-sockets.ts'
import {
  beeperURL,
  defaultPort,
  portFrom,
  sandboxOptions,
  storageFrom,
  versionFrom,
} from '../settings.ts'

/** Runs the same mounts inside Vite's dev server; a change in their code is live on the next request. */
export function devServer(): Plugin {
  return {
    name: 'overture:dev-server',
    apply: 'serve',
    config: () => ({ server: process.env.VITEST ? {} : serverOptions() }),
    configureServer: ({ environments, middlewares, httpServer, config }) => {
      const { ssr } = environments
      // Vitest loads this plugin too, and never listens
      if (!isRunnableDevEnvironment(ssr) || process.env.VITEST) return
      const port = () => portOf(httpServer?.address())
      const tickets = createTickets()
      const storage = once(() => openSandbox(ssr, config.root))
      const tour = once(() => openTour(ssr, port()))
      if (httpServer instanceof Server) readTargetsFirst(httpServer, port)
      const fetch = freshApp(ssr, { storage, tour }, tickets, port)
      middlewares.use((request, response, next) => {
        const options = { overrideGlobalObjects: false }
        if (!isForVite(request.url ?? ''))
          requestListener(fetch, port(), options)(request, response)
        else next()
      })
      httpServer?.once('listening', () => {
        const upgrades = {
          '/beeper': relayTo(beeperURL(port())),
          '/sandbox': upgradeOf(async () => (await storage()).events),
          [tourMount]: upgradeOf(tour),
        }
        const parts = { port: port(), tickets, upgrades, isForOthers: isHotReload }
        if (httpServer instanceof Server) answerBrokenRequests(httpServer)
        attachWebSockets(httpServer, parts)
      })
    },
  }
}

/** Vite's own listeners throw on targets that no URL parser accepts, which ends the process. */
function readTargetsFirst(server: Server, port: () => number) {
  const listeners = server.listeners('request')
  server.removeAllListeners('request')
  server.on('request', (incoming, outgoing) => {
    const target = readTarget(incoming.url ?? '', port())
    if (!('path' in target)) return sendRefusal(outgoing, target.status, target.body)
    incoming.url = target.path
    for (const listener of listeners) Reflect.apply(listener, server, [incoming, outgoing])
  })
}

/** Whether a target is for Vite: a plain path below no mount. Vite cannot handle anything else. */
const isForVite = (target: string) =>
  /^\/(?![/\\])/.test(target) && !/^\/(sandbox|tour|beeper|overture)([/?]|$)/.test(target)

/** Vite's own WebSocket, for hot reload. */
const isHotReload = ({ headers }: IncomingMessage) =>
  /^vite-/.test(headers['sec-websocket-protocol'] ?? '')

const serverOptions = () => ({
  host: '127.0.0.1',
  port: portFrom(),
  strictPort: true,
  watch: { ignored: ['**/.data/**'] },
})

/** The database and its event listeners. They outlive reloads of the code. */
interface Opened {
  database: Database
  events: Events
}

const once = <Value>(make: () => Value) => {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

async function openSandbox(ssr: RunnableDevEnvironment, root: string): Promise<Opened> {
  const { openStorage } = await load<typeof import('../sandbox/storage.ts')>(
    ssr,
    'server/sandbox/storage',
  )
  const { createEvents } = await load<typeof import('#sandbox/events/events.ts')>(
    ssr,
    'sandbox/events/events',
  )
  const database = await openStorage(storageFrom(root))
  return { database, events: createEvents(database, { version: versionFrom() }) }
}

async function openTour(ssr: RunnableDevEnvironment, port: number) {
  const { createTourSandbox } = await load<typeof import('../sandbox/tour-sandbox.ts')>(
    ssr,
    'server/sandbox/tour-sandbox',
  )
  return createTourSandbox(sandboxOptions(port, tourMount))
}

const upgradeOf =
  (opened: () => Promise<{ upgrade: Upgrade }>): Upgrade =>
  (request, socket, head, authorization) => {
    opened().then(
      ({ upgrade }) => upgrade(request, socket, head, authorization),
      (error: unknown) => socket.destroy(error instanceof Error ? error : undefined),
    )
  }

/** Handles requests with the newest code: a changed module makes a new app. */
function freshApp(
  ssr: RunnableDevEnvironment,
  { storage, tour }: { storage(): Promise<Opened>; tour(): ReturnType<typeof openTour> },
  tickets: Tickets,
  port: () => number,
) {
  let current: { app: Hono; createSandbox: unknown; createApp: unknown } | undefined
  return async (request: Request, env: HttpBindings | Http2Bindings) => {
    const { createSandbox } = await load<typeof import('#sandbox/app.ts')>(ssr, 'sandbox/app')
    const { createApp } = await load<typeof import('../app.ts')>(ssr, 'server/app')
    if (current?.createSandbox !== createSandbox || current.createApp !== createApp) {
      const { database, events } = await storage()
      const options = { ...sandboxOptions(port()), publish: events.publish }
      const sandbox = createSandbox(database, options)
      const app = createApp({
        ...{ sandbox, beeper: beeperURL(port()), tickets, port: port() },
        tour: { fetch: async (...request) => (await tour()).fetch(...request) },
      })
      current = { app, createSandbox, createApp }
    }
    return current.app.fetch(request, env)
  }
}

const load = <Module>(ssr: RunnableDevEnvironment, name: string) =>
  ssr.runner.import<Module>(`/src/${name}.ts`)

const portOf = (address: AddressInfo | string | null | undefined) =>
  typeof address === 'object' && address ? address.port : defaultPort
