import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What `npm start` runs once everything is built. */
export const builtProgram = fileURLToPath(new URL('../../dist/server/main.cjs', import.meta.url))

/** A running Overture as `npm start` would serve it. */
export interface BuiltServer {
  url: string
  /** Ends as Ctrl-C does, and throws when the server did not end well. */
  stop: (signal?: 'SIGINT' | 'SIGTERM') => Promise<void>
  /** Ends as a power cut does: at once, without a word. */
  kill: () => Promise<void>
  /** Takes requests and answers none, until it is thawed. */
  freeze: () => void
  thaw: () => void
  /** Everything it has said so far. */
  said: () => string
}

/** What differs from an ordinary start. */
export interface Start {
  port?: number
  version?: string | undefined
  /** Another built program than this project's. */
  program?: string
  /** Leaves Overture out, as `npm run sandbox` does. */
  alone?: boolean
  /** More of the environment. */
  settings?: Record<string, string>
}

/** Starts the built server with its chats in `folder`; port 0 lets the system choose one. */
export async function startBuiltServer(
  folder: string,
  { port = 0, version, program = builtProgram, alone = false, settings = {} }: Start = {},
): Promise<BuiltServer> {
  const sandbox = { SANDBOX_DATA: folder, SANDBOX_VERSION: version }
  const server = spawn(process.execPath, [program, ...(alone ? ['sandbox'] : [])], {
    env: environment({ PORT: String(port), ...sandbox, ...settings }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  const listen = (more: unknown) => {
    words += String(more)
  }
  server.stdout.on('data', listen)
  server.stderr.on('data', listen)
  const said = () => words
  return {
    url: await announcedAddress(server, said),
    stop: (signal) => stop(server, signal),
    kill: () => kill(server),
    freeze: () => server.kill('SIGSTOP'),
    thaw: () => server.kill('SIGCONT'),
    said,
  }
}

/** Whoever runs the tests may have settings of their own, and a Beeper, which are not meant for them. */
function environment(settings: Record<string, string | undefined>) {
  const { SANDBOX_DATABASE_URL: _, ...theirs } = process.env
  return { ...theirs, BEEPER_BASE_URL: 'http://127.0.0.1:9', ...settings }
}

function announcedAddress(server: ChildProcess, said: () => string) {
  return new Promise<string>((resolve, reject) => {
    const listen = () => {
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said()) ?? []
      if (address) resolve(address)
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.once('exit', () => reject(new Error(`The server ended before it was ready:\n${said()}`)))
  })
}

async function kill(server: ChildProcess) {
  const ended = once(server, 'exit')
  server.kill('SIGKILL')
  await ended
}

async function stop(server: ChildProcess, signal: 'SIGINT' | 'SIGTERM' = 'SIGTERM') {
  if (server.exitCode !== null) return
  const ended = once(server, 'exit')
  server.kill(signal)
  const [code] = await ended
  if (code !== 0) throw new Error(`The server ended with ${code}`)
}
