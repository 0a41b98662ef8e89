import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { isRunnableDevEnvironment, type Plugin, type RunnableDevEnvironment } from 'vite'
import type { Database } from '#sandbox/database.ts'
import { beeperURL, portFrom, sandboxOptions, storageFrom, usualPort } from '../settings.ts'
import { attachWebSockets } from '../web-sockets.ts'
import { relayTo } from '../ws-relay.ts'
import { createTickets, type Tickets } from '../ws-tickets.ts'

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
      const listener = getRequestListener(freshApp(ssr, config.root, tickets, port), {
        overrideGlobalObjects: false,
      })
      middlewares.use((request, response, next) => {
        if (ours.test(request.url ?? '')) void listener(request, response)
        else next()
      })
      httpServer?.once('listening', () => {
        const upgrades = { '/beeper': relayTo(beeperURL(port())) }
        attachWebSockets(httpServer, { port: port(), tickets, upgrades })
      })
    },
  }
}

const ours = /^\/(sandbox|beeper|overture)(\/|$)/

const serverOptions = () => ({
  host: '127.0.0.1',
  port: portFrom(),
  strictPort: true,
  watch: { ignored: ['**/.data/**'] },
})

/**
 * Answers with the newest code: a changed module makes a new app. The database stays open across
 * reloads, and so belongs out here.
 */
function freshApp(ssr: RunnableDevEnvironment, root: string, tickets: Tickets, port: () => number) {
  let database: Promise<Database> | undefined
  let current: { app: Hono; createSandbox: unknown; createApp: unknown } | undefined
  return async (request: Request) => {
    const { openStorage } = await load<typeof import('../storage.ts')>(ssr, 'server/storage')
    const { createSandbox } = await load<typeof import('#sandbox/app.ts')>(ssr, 'sandbox/app')
    const { createApp } = await load<typeof import('../app.ts')>(ssr, 'server/app')
    if (current?.createSandbox !== createSandbox || current.createApp !== createApp) {
      database ??= openStorage(storageFrom(root))
      const sandbox = createSandbox(await database, sandboxOptions(port()))
      const app = createApp({ sandbox, beeper: beeperURL(port()), tickets, port: port() })
      current = { app, createSandbox, createApp }
    }
    return current.app.fetch(request)
  }
}

const load = <Module>(ssr: RunnableDevEnvironment, name: string) =>
  ssr.runner.import<Module>(`/src/${name}.ts`)

const portOf = (address: AddressInfo | string | null | undefined) =>
  typeof address === 'object' && address ? address.port : usualPort
