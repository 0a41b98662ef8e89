import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type BuiltServer, startBuiltServer } from './built-server.ts'

/** One answer in place of Beeper's own. */
interface Refusal {
  status: number
  headers?: Record<string, string>
  body?: unknown
}

/** What comes in the place of an answer. */
type Instead = Refusal | 'cut' | 'silence'

/** What stands in for Beeper: a sandbox that stands alone, and can be told to misbehave. */
export interface BeeperDouble {
  url: string
  /** Every request so far, as "POST /v1/chats/start". */
  asked: string[]
  /** The `Authorization` of every request so far. */
  authorizations: (string | undefined)[]
  /** Refuses every call whose path matches, until the returned function is called. */
  refuse(path: RegExp, refusal: Refusal): () => void
  /** Answers no call whose path matches, and does nothing, until the returned function is called. */
  hold(path: RegExp): () => void
  /**
   * Does what every write asks for whose path matches, and loses the answer: hangs up, says nothing
   * any more, or something else in its place. Ends when the returned function is called.
   */
  loseAnswer(path: RegExp, instead?: Instead): () => void
  /** Lets nobody in any more, as when Beeper is quit. */
  quit(): Promise<void>
  /** Runs again at the same address. */
  run(): Promise<void>
  stop(): Promise<void>
}

/** Starts a double whose chats are in `folder`; `isRunning: false` only reserves its address. */
export async function startBeeperDouble(
  folder: string,
  { version, isRunning }: { version: string | undefined; isRunning: boolean },
): Promise<BeeperDouble> {
  const sandbox = await startBuiltServer(folder, { version, alone: true })
  const seen: Pick<BeeperDouble, 'asked' | 'authorizations'> = { asked: [], authorizations: [] }
  const refusals = new Map<RegExp, Refusal>()
  const held = new Map<RegExp, Promise<unknown>>()
  const lost = new Map<RegExp, Instead>()
  const sockets = new Set<Socket>()
  const refusalOf = (incoming: IncomingMessage) => {
    seen.asked.push(`${incoming.method} ${incoming.url?.split('?')[0]}`)
    seen.authorizations.push(incoming.headers.authorization)
    return [...refusals].find(([path]) => path.test(incoming.url ?? ''))?.[1]
  }
  const server = createServer((incoming, outgoing) => {
    const refusal = refusalOf(incoming)
    if (refusal) return answer(outgoing, refusal)
    const isMeant = (path: RegExp) => path.test(incoming.url ?? '')
    const isWrite = incoming.method === 'POST'
    const instead = isWrite ? [...lost].find(([path]) => isMeant(path))?.[1] : undefined
    const waiting = [...held].find(([path]) => isMeant(path))?.[1]
    void Promise.resolve(waiting).then(() => passOn(incoming, outgoing, { sandbox, url, instead }))
  })
  server.on('upgrade', (incoming, socket) => {
    const refusal = refusalOf(incoming)
    if (refusal) socket.end(`HTTP/1.1 ${refusal.status} Refused\r\n\r\n`)
    else joinTo(sandbox, incoming, socket)
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

/** Hands a WebSocket through to the sandbox, which speaks first on it. */
function joinTo(sandbox: BuiltServer, { url, headers }: IncomingMessage, socket: Duplex) {
  const { origin: _, host: __, 'sec-fetch-site': ___, ...rest } = headers
  const asked = request(`${sandbox.url}${url}`, { headers: rest })
  asked.on('error', () => socket.destroy())
  asked.on('response', ({ statusCode }) => socket.end(`HTTP/1.1 ${statusCode} Refused\r\n\r\n`))
  asked.on('upgrade', ({ rawHeaders }, joined) => {
    const lines = rawHeaders.flatMap((word, at) =>
      at % 2 ? [] : [`${word}: ${rawHeaders[at + 1]}`],
    )
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
    for (const [one, other] of [
      [socket, joined],
      [joined, socket],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
      one.pipe(other)
    }
  })
  asked.end()
}

/** Asks the sandbox, whose own address and guard are none of the double's callers' business. */
async function passOn(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { sandbox, url, instead }: { sandbox: BuiltServer; url: string; instead: Instead | undefined },
) {
  const { origin: _, host: __, 'sec-fetch-site': site, ...headers } = incoming.headers
  const asked = request(`${sandbox.url}${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers: {
      ...headers,
      'accept-encoding': 'identity',
      ...(site === 'same-origin' ? { 'sec-fetch-site': site } : {}),
    },
  })
  incoming.pipe(asked)
  asked.on('error', () => outgoing.destroy())
  asked.on('response', async (answered) => {
    const rename = (words: string) => words.replaceAll(sandbox.url, url)
    const said = rename(await text(answered))
    if (instead === 'silence') return
    if (instead === 'cut') return outgoing.destroy()
    if (instead) return answer(outgoing, instead)
    const { 'content-length': ___, location, ...rest } = answered.headers
    outgoing.writeHead(answered.statusCode ?? 502, {
      ...rest,
      ...(location === undefined ? {} : { location: rename(location) }),
    })
    outgoing.end(said)
  })
}
