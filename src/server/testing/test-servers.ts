import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { newestVersion, type PlayedVersion } from '#sandbox/versions/version.ts'
import { createApp } from '../app.ts'
import type { Timeouts } from '../beeper-proxy/upstream.ts'
import { relayTo } from '../beeper-proxy/ws-relay.ts'
import { createHTTPServer, serveApp } from '../http/http-server.ts'
import { listen } from '../http/listen.ts'
import { createTickets } from '../http/web-sockets.ts'
import { createStandaloneApp } from '../standalone.ts'

/** An Overture for one test on a free port, in front of the stand-in for Beeper at `beeper`. */
export async function overtureBefore(
  beeper: string,
  { sandbox = new Hono(), timeouts }: { sandbox?: Hono; timeouts?: Timeouts } = {},
): Promise<string> {
  const server = createHTTPServer()
  const port = await listen(server, 0)
  const tickets = createTickets()
  const base = new URL(beeper)
  const parts = { sandbox, beeper: base, tickets, port, ...(timeouts && { timeouts }) }
  serveApp(server, createApp(parts).fetch, {
    port,
    tickets,
    upgrades: { '/beeper': relayTo(base) },
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${port}`
}

/** The standalone sandbox for one test on a free port, as `npm run sandbox` serves it. */
export async function standaloneSandbox(
  sandbox: Hono,
  version: PlayedVersion = newestVersion,
): Promise<string> {
  const server = createHTTPServer()
  const port = await listen(server, 0)
  const { fetch } = createStandaloneApp({ sandbox, readVersion: async () => version, port })
  serveApp(server, fetch, { port, tickets: createTickets(), upgrades: {} })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${port}`
}

/** An HTTP server as a stand-in for Beeper. */
export async function anHTTPServer(listener: RequestListener) {
  const server = createServer(listener)
  const port = await listen(server, 0)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return Object.assign(server, { url: `http://127.0.0.1:${port}` })
}

/** A TCP server as a stand-in for Beeper, which sends any bytes. */
export async function aRawServer(onConnection: (socket: Socket) => void): Promise<string> {
  const open = new Set<Socket>()
  const server = createSocketServer((socket) => {
    open.add(socket)
    // the other end may disconnect at any time
    socket.on('error', () => socket.destroy())
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}
