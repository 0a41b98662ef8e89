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

/** Hands a connection through to Beeper's `/v1/ws`, frame by frame as they are. */
export const relayTo =
  (base: URL): Upgrade =>
  (request, socket, head, authorization) => {
    const { request: ask } = base.protocol === 'https:' ? https : http
    const asked = ask({
      protocol: base.protocol,
      hostname: base.hostname.replace(/^\[|\]$/g, ''),
      port: base.port,
      path: `${base.pathname.replace(/\/$/, '')}/v1/ws`,
      headers: { ...chosen(request, handshake), connection: 'Upgrade', authorization },
      agent: false,
      timeout: defaultTimeouts.connect,
    })
    const refuse = (status: number, code: string, message: string, details?: unknown) => {
      if (!socket.writableEnded) refuseSocket(socket, status, { message, code, details })
    }
    asked.on('timeout', () => {
      refuse(504, 'UPSTREAM_TIMEOUT', `${base.host} did not answer in time.`)
      asked.destroy()
    })
    asked.on('error', () => refuse(502, 'BEEPER_UNREACHABLE', `Nobody answers at ${base.host}.`))
    asked.on('response', ({ statusCode: status = 0 }) => {
      const message = 'Beeper did not open the connection.'
      // only a refusal may be one here, and none that makes a browser act
      const code = refusals[status]
      if (code) refuse(status, code, message)
      else refuse(502, 'UPSTREAM_UNSAFE_STATUS', message, { status })
      asked.destroy()
    })
    asked.on('upgrade', (answer, beeper, first) => {
      socket.write(`${headOf(answer)}\r\n\r\n`)
      join(socket, beeper, head, first)
    })
    socket.once('close', () => asked.destroy())
    asked.end()
  }

const chosen = ({ headers }: IncomingMessage, names: RegExp) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => names.test(name)))

const headOf = (answer: IncomingMessage) =>
  [
    'HTTP/1.1 101 Switching Protocols',
    'connection: Upgrade',
    ...Object.entries(chosen(answer, agreed)).map(([name, value]) => `${name}: ${value}`),
  ].join('\r\n')

/** Lets both speak to each other until one ends; then the other ends, too. */
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
