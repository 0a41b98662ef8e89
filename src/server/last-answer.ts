import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** A server of Node's or of Vite's. */
export interface RequestServer {
  on(
    event: 'request',
    listener: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
  ): unknown
}

/** Remembers which answer is the last one that was begun on each connection. */
export function trackLastAnswer(
  server: RequestServer,
): (socket: Duplex) => ServerResponse | undefined {
  const last = new WeakMap<Duplex, ServerResponse>()
  server.on('request', ({ socket }, outgoing) => void last.set(socket, outgoing))
  return (socket) => last.get(socket)
}
