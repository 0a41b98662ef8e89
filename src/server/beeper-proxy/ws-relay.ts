import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Duplex } from 'node:stream'
import { refuseSocket } from '../guard/refusals.ts'
import type { Upgrade } from '../http/web-sockets.ts'
import { defaultTimeouts } from './proxy.ts'

/** Beeper pings every 30 s, so a connection that is quiet for three times as long is dead. */
const longestSilence = 95_000

const handshake = /^(upgrade|sec-websocket-(key|version|protocol|extensions))$/
const agreed = /^(upgrade|sec-websocket-(accept|protocol|extensions))$/

const refusals: Record<number, string> = {
  401: 'unauthorized',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
}

/** Relays a connection to Beeper's `/v1/ws`, with its bytes unchanged. */
export const relayTo =
  (base: URL): Upgrade =>
  (request, socket, head, authorization) => {
    const { request: connect } = base.protocol === 'https:' ? https : http
    const outgoing = connect({
      protocol: base.protocol,
      hostname: base.hostname.replace(/^\[|\]$/g, ''),
      port: base.port,
      path: `${base.pathname.replace(/\/$/, '')}/v1/ws`,
      headers: { ...pickHeaders(request, handshake), connection: 'Upgrade', authorization },
      agent: false,
      timeout: defaultTimeouts.connect,
    })
    const refuse = (status: number, code: string, message: string, details?: unknown) => {
      if (!socket.writableEnded) refuseSocket(socket, status, { message, code, details })
    }
    outgoing.on('timeout', () => {
      refuse(504, 'UPSTREAM_TIMEOUT', `${base.host} did not answer in time.`)
      outgoing.destroy()
    })
    outgoing.on('error', () =>
      refuse(502, 'BEEPER_UNREACHABLE', `Nothing answers at ${base.host}.`),
    )
    outgoing.on('response', ({ statusCode: status = 0 }) => {
      const message = 'Beeper did not open the connection.'
      // only known refusals are passed on, and none that a browser acts upon
      const code = refusals[status]
      if (code) refuse(status, code, message)
      else refuse(502, 'UPSTREAM_UNSAFE_STATUS', message, { status })
      outgoing.destroy()
    })
    outgoing.on('upgrade', (answer, beeper, first) => {
      socket.write(`${headOf(answer)}\r\n\r\n`)
      join(socket, beeper, head, first)
    })
    socket.once('close', () => outgoing.destroy())
    outgoing.end()
  }

const pickHeaders = ({ headers }: IncomingMessage, names: RegExp) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => names.test(name)))

const headOf = (answer: IncomingMessage) =>
  [
    'HTTP/1.1 101 Switching Protocols',
    'connection: Upgrade',
    ...Object.entries(pickHeaders(answer, agreed)).map(([name, value]) => `${name}: ${value}`),
  ].join('\r\n')

/** Pipes both ends into each other until one closes; then closes the other, too. */
function join(browser: Duplex, beeper: Duplex, fromBrowser: Buffer, fromBeeper: Buffer) {
  for (const [one, other] of [
    [browser, beeper],
    [beeper, browser],
  ] as const) {
    if ('setTimeout' in one && typeof one.setTimeout === 'function') {
      one.setTimeout(longestSilence, () => one.destroy())
    }
    one.on('error', () => other.destroy())
    one.on('close', () => other.destroy())
    one.pipe(other)
  }
  beeper.write(fromBrowser)
  browser.write(fromBeeper)
}
