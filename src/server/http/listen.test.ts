import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { listen, stopListening } from './listen.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

function aServer() {
  const server = createServer((_request, response) => response.write('the first of many words'))
  open.push(server)
  return server
}

test('port 0 returns the port that the system chose', async () => {
  expect(await listen(aServer(), 0)).toBeGreaterThan(0)
})

test('a taken port throws a message with a free one to try', async () => {
  const port = await listen(aServer(), 0)
  const message = await listen(aServer(), port).catch(String)
  expect(message).toMatch(`Port ${port} is taken. Try: PORT=`)
  const suggested = Number(/PORT=(\d+)/.exec(message.toString())?.[1])
  expect(await listen(aServer(), suggested)).toBe(suggested)
})

test('a stream that never ends does not keep the server from stopping', async () => {
  const server = aServer()
  const port = await listen(server, 0)
  const { body } = await fetch(`http://127.0.0.1:${port}/`)
  const reader = body?.getReader()
  await reader?.read()

  const start = performance.now()
  await stopListening(server, 50)
  expect(performance.now() - start).toBeLessThan(1000)
  await expect(reader?.read()).rejects.toThrow('terminated')
  expect(await listen(aServer(), port)).toBe(port)
})

test('an open WebSocket does not keep the server from stopping', async () => {
  const server = aServer()
  const port = await listen(server, 0)
  const upgraded = once(server, 'upgrade')
  const client = request({
    host: '127.0.0.1',
    port,
    headers: { connection: 'upgrade', upgrade: 'websocket' },
  })
  client.on('error', () => client.destroy())
  client.end()
  const [, socket] = await upgraded

  const start = performance.now()
  await stopListening(server, 50)
  expect(performance.now() - start).toBeLessThan(1000)
  expect(socket.destroyed).toBe(false)
  socket.destroy()
})
