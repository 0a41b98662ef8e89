import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'

/**
 * A server's performance under load: requests per second, and milliseconds per request.
 * @typedef {object} Load
 * @property {number} rate
 * @property {number} median
 * @property {number} p99
 * @property {number[]} statuses the distinct statuses of the responses
 */

/** A request whose body may differ each time; `serial` counts up. */
/** @typedef {{ method: string, path: string, body?: (serial: number) => string }} Call */

let serial = 0

/**
 * Keeps `connections` busy with one call for some milliseconds. Writes HTTP to bare sockets: Node's
 * own client costs more than the measured servers, and sends a body separately from its head, which
 * waits for the acknowledgement of the head.
 * @param {number} port on 127.0.0.1
 * @param {Call} call
 * @param {{ milliseconds: number, connections?: number }} options
 * @returns {Promise<Load>}
 */
export async function load(port, call, { milliseconds, connections = 20 }) {
  /** @type {number[]} */
  const times = []
  /** @type {Set<number>} */
  const statuses = new Set()
  const clients = await Promise.all(Array.from({ length: connections }, () => openClient(port)))
  const start = performance.now()
  const end = start + milliseconds
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < end) {
        const sent = performance.now()
        statuses.add((await client.ask(call)).status)
        times.push(performance.now() - sent)
      }
      client.close()
    }),
  )
  const seconds = (performance.now() - start) / 1000
  times.sort((one, other) => one - other)
  const at = (/** @type {number} */ part) => times[Math.floor(times.length * part)] ?? 0
  const rate = times.length / seconds
  return { rate, median: at(0.5), p99: at(0.99), statuses: [...statuses].sort() }
}

/**
 * The response to a single call.
 * @param {number} port
 * @param {Call} call
 */
export async function askOnce(port, call) {
  const client = await openClient(port)
  const answer = await client.ask(call)
  client.close()
  return answer
}

/**
 * A connection that sends one request after the other. Responses must have a content length.
 * @param {number} port
 */
export async function openClient(port) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  /** @type {Buffer[]} */
  let parts = []
  let missing = -1
  /** @type {{ resolve: (answer: { status: number, body: Buffer }) => void, reject: (error: Error) => void } | undefined} */
  let waiting
  let status = 0
  const finish = () => {
    const body = Buffer.concat(parts)
    parts = []
    missing = -1
    waiting?.resolve({ status, body })
  }
  socket.on('data', (chunk) => {
    if (missing >= 0) {
      parts.push(chunk)
      missing -= chunk.length
    } else {
      const head = Buffer.concat([...parts, chunk])
      const length = head.indexOf('\r\n\r\n')
      if (length < 0) {
        parts = [head]
        return
      }
      const text = head.toString('latin1', 0, length)
      status = Number(text.slice(9, 12))
      const body = head.subarray(length + 4)
      const contentLength = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1]
      if (contentLength === undefined) {
        waiting?.reject(new Error(`A response has no content length:\n${text}`))
        return
      }
      missing = Number(contentLength) - body.length
      parts = [body]
    }
    if (missing === 0) finish()
  })
  socket.on('error', (error) => waiting?.reject(error))
  socket.on('close', () => waiting?.reject(new Error('The server hung up.')))
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return {
    /** @param {Call} call */
    ask: ({ method, path, body }) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        const text = body?.(serial++) ?? ''
        const head = [
          `${method} ${path} HTTP/1.1`,
          `host: 127.0.0.1:${port}`,
          'authorization: Bearer sandbox',
          ...(body ? ['content-type: application/json'] : []),
          `content-length: ${Buffer.byteLength(text)}`,
        ]
        socket.write(`${head.join('\r\n')}\r\n\r\n${text}`)
      }),
    close: () => socket.destroy(),
  }
}
