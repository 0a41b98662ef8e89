import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type BuiltServer, startBuiltServer } from './built-server.ts'

/** A response in place of Beeper's own. */
interface Refusal {
  status: number
  headers?: Record<string, string>
  body?: unknown
}

/** What the double does instead of passing the response on. */
type LostAnswer = Refusal | 'cut' | 'silence'

/** A proxy in front of a standalone sandbox, which stands in for Beeper and can be made to fail. */
export interface BeeperDouble {
  url: string
  /** Every request so far, as "POST /v1/chats/start". */
  requests: string[]
  /** The `Authorization` of every request so far. */
  authorizations: (string | undefined)[]
  /**
   * Answers every request whose path matches with the refusal, until the returned function is
   * called.
   */
  refuse(path: RegExp, refusal: Refusal): () => void
  /**
   * Neither forwards nor answers requests whose path matches, until the returned function is
   * called.
   */
  hold(path: RegExp): () => void
  /**
   * Carries out every write whose path matches, but loses the response: closes the connection,
   * never answers, or sends another response. Ends when the returned function is called.
   */
  loseAnswer(path: RegExp, instead?: LostAnswer): () => void
  /** Closes all connections and accepts no new ones, as when Beeper is quit. */
  quit(): Promise<void>
  /** Listens again at the same address. */
  run(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts a double that stores its chats in `folder`; `isRunning: false` only reserves its address.
 */
export async function startBeeperDouble(
  folder: string,
  { version, isRunning }: { version: string | undefined; isRunning: boolean },
): Promise<BeeperDouble> {
  const sandbox = await startBuiltServer(folder, { version, alone: true })
  const seen: Pick<BeeperDouble, 'requests' | 'authorizations'> = {
    requests: [],
    authorizations: [],
  }
  const refusals = new Map<RegExp, Refusal>()
  const held = new Map<RegExp, Promise<unknown>>()
  const lost = new Map<RegExp, LostAnswer>()
  const sockets = new Set<Socket>()
  const refusalOf = (incoming: IncomingMessage) => {
    seen.requests.push(`${incoming.method} ${incoming.url?.split('?')[0]}`)
    seen.authorizations.push(incoming.headers.authorization)
    return [...refusals].find(([path]) => path.test(incoming.url ?? ''))?.[1]
  }
  const server = createServer((incoming, outgoing) => {
    const refusal = refusalOf(incoming)
    if (refusal) return answer(outgoing, refusal)
    const matches = (path: RegExp) => path.test(incoming.url ?? '')
    const isWrite = incoming.method === 'POST'
    const instead = isWrite ? [...lost].find(([path]) => matches(path))?.[1] : undefined
    const released = [...held].find(([path]) => matches(path))?.[1]
    void Promise.resolve(released).then(() =>
      forward(incoming, outgoing, { sandbox, url, instead }),
    )
  })
  server.on('upgrade', (incoming, socket) => {
    const refusal = refusalOf(incoming)
    if (refusal) socket.end(`HTTP/1.1 ${refusal.status} Refused\r\n\r\n`)
    else forwardUpgrade(sandbox, incoming, socket)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const run = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const quit = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  await run(0)
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  if (!isRunning) await quit()
  return {
    url,
    ...seen,
    refuse(path, refusal) {
      refusals.set(path, refusal)
      return () => refusals.delete(path)
    },
    hold(path) {
      const release = new EventEmitter()
      held.set(path, once(release, 'now'))
      return () => {
        held.delete(path)
        release.emit('now')
      }
    },
    loseAnswer(path, instead = 'cut') {
      lost.set(path, instead)
      return () => lost.delete(path)
    },
    quit,
    run: () => run(port),
    stop: async () => {
      if (server.listening) await quit()
      await sandbox.stop()
    },
  }
}

function answer(outgoing: ServerResponse, { status, headers, body = {} }: Refusal) {
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers })
  outgoing.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** Proxies a WebSocket to the sandbox, which sends the first frame. */
function forwardUpgrade(sandbox: BuiltServer, { url, headers }: IncomingMessage, socket: Duplex) {
  const { origin: _, host: __, 'sec-fetch-site': ___, ...rest } = headers
  const upstream = request(`${sandbox.url}${url}`, { headers: rest })
  upstream.on('error', () => socket.destroy())
  upstream.on('response', ({ statusCode }) => socket.end(`HTTP/1.1 ${statusCode} Refused\r\n\r\n`))
  upstream.on('upgrade', ({ rawHeaders }, upgraded) => {
    const lines = rawHeaders.flatMap((name, at) =>
      at % 2 ? [] : [`${name}: ${rawHeaders[at + 1]}`],
    )
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
    for (const [one, other] of [
      [socket, upgraded],
      [upgraded, socket],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
      one.pipe(other)
    }
  })
  upstream.end()
}

/**
 * Forwards a request to the sandbox, hiding the sandbox's address and origin check from the caller.
 */
async function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { sandbox, url, instead }: { sandbox: BuiltServer; url: string; instead: LostAnswer | undefined },
) {
  const { origin: _, host: __, 'sec-fetch-site': site, ...headers } = incoming.headers
  const upstream = request(`${sandbox.url}${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers: {
      ...headers,
      'accept-encoding': 'identity',
      ...(site === 'same-origin' ? { 'sec-fetch-site': site } : {}),
    },
  })
  incoming.pipe(upstream)
  upstream.on('error', () => outgoing.destroy())
  upstream.on('response', async (response) => {
    const rewriteURLs = (text: string) => text.replaceAll(sandbox.url, url)
    const body = rewriteURLs(await text(response))
    if (instead === 'silence') return
    if (instead === 'cut') return outgoing.destroy()
    if (instead) return answer(outgoing, instead)
    const { 'content-length': ___, location, ...rest } = response.headers
    outgoing.writeHead(response.statusCode ?? 502, {
      ...rest,
      ...(location === undefined ? {} : { location: rewriteURLs(location) }),
    })
    outgoing.end(body)
  })
}
