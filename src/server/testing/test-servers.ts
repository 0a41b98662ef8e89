import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { createApp } from '../app.ts'
import { relayTo } from '../beeper-proxy/ws-relay.ts'
import { createTickets } from '../beeper-proxy/ws-tickets.ts'
import { listen } from '../listen.ts'
import { attachWebSockets } from '../web-sockets.ts'

/** An Overture of one test on a port of its own, in front of whatever stands for Beeper at `beeper`. */
export async function overtureBefore(beeper: string): Promise<string> {
  const server = createServer()
  const port = await listen(server, 0)
  const tickets = createTickets()
  const base = new URL(beeper)
  const app = createApp({ sandbox: new Hono(), beeper: base, tickets, port })
  server.on('request', getRequestListener(app.fetch))
  attachWebSockets(server, { port, tickets, upgrades: { '/beeper': relayTo(base) } })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${port}`
}

/** Something that speaks HTTP where Beeper should be. */
export async function anHTTPServer(listener: RequestListener) {
  const server = createServer(listener)
  const port = await listen(server, 0)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return Object.assign(server, { url: `http://127.0.0.1:${port}` })
}

/** Something that answers each connection with bytes of its own making. */
export async function aRawServer(onConnection: (socket: Socket) => void): Promise<string> {
  const open = new Set<Socket>()
  const server = createSocketServer((socket) => {
    open.add(socket)
    // the other end may go away at any time here
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
