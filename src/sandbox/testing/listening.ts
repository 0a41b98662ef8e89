import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import * as z from 'zod/mini'
import { ServerEvent } from '#contract/events.ts'
import { createEvents, type EventsOptions } from '../events/events.ts'
import { freshSandbox, sandboxOver } from './fresh-sandbox.ts'

/** A sandbox of its own with live events on a socket; closes with the test. */
export async function listeningSandbox(options: EventsOptions = {}) {
  const { database } = await freshSandbox()
  const events = createEvents(database, options)
  const server = createServer().listen(0, '127.0.0.1')
  server.on('upgrade', (request, socket, head) =>
    events.upgrade(request, socket, head, request.headers.authorization ?? ''),
  )
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    events.close()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const url = `ws://127.0.0.1:${port}/v1/ws`
  return { database, events, url, ...sandboxOver(database, { publish: events.publish }) }
}

/** A WebSocket client that queues events for `next`; `authorization` null sends no token. */
export function listenAt(
  url: string,
  authorization: string | null = 'Bearer sandbox',
  autoPong = true,
) {
  const headers = authorization === null ? {} : { authorization }
  const socket = new WebSocket(url, { headers, autoPong })
  const received: ServerEvent[] = []
  const waiting: ((event: ServerEvent) => void)[] = []
  socket.on('message', (message) => {
    const event = z.parse(ServerEvent, JSON.parse(String(message)))
    const next = waiting.shift()
    if (next) next(event)
    else received.push(event)
  })
  const next = () =>
    new Promise<ServerEvent>((resolve) => {
      const event = received.shift()
      if (event) resolve(event)
      else waiting.push(resolve)
    })
  const send = (command: unknown) =>
    socket.send(typeof command === 'string' ? command : JSON.stringify(command))
  const subscribe = async (...chatIDs: string[]) => {
    send({ type: 'subscriptions.set', chatIDs })
    return next()
  }
  return { socket, received, next, send, subscribe }
}
