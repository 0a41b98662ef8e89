import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What `npm start` runs once everything is built. */
export const builtProgram = fileURLToPath(new URL('../../dist/server/main.cjs', import.meta.url))

/** A running Overture as `npm start` would serve it. */
export interface BuiltServer {
  url: string
  /** Stops it as Ctrl-C does, and throws when its exit code is not 0. */
  stop: (signal?: 'SIGINT' | 'SIGTERM') => Promise<void>
  /** Kills it with SIGKILL, as a power cut would. */
  kill: () => Promise<void>
  /** Suspends the process: it accepts connections but answers no request until `thaw`. */
  freeze: () => void
  thaw: () => void
  /** Everything it has printed so far. */
  output: () => string
}

/** Options of a start. */
export interface Start {
  port?: number
  version?: string | undefined
  /** The program to run, if not this project's build. */
  program?: string
  /** Starts the sandbox only, as `npm run sandbox` does. */
  alone?: boolean
  /** Further environment variables. */
  settings?: Record<string, string>
}

/** Starts the built server with its chats in `folder`; with port 0 the system chooses one. */
export async function startBuiltServer(
  folder: string,
  { port = 0, version, program = builtProgram, alone = false, settings = {} }: Start = {},
): Promise<BuiltServer> {
  const sandbox = { SANDBOX_DATA: folder, SANDBOX_VERSION: version }
  const server = spawn(process.execPath, [program, ...(alone ? ['sandbox'] : [])], {
    env: environment({ PORT: String(port), ...sandbox, ...settings }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const collect = (more: unknown) => {
    printed += String(more)
  }
  server.stdout.on('data', collect)
  server.stderr.on('data', collect)
  const output = () => printed
  return {
    url: await announcedAddress(server, output),
    stop: (signal) => stop(server, signal),
    kill: () => kill(server),
    freeze: () => server.kill('SIGSTOP'),
    thaw: () => server.kill('SIGCONT'),
    output,
  }
}

/**
 * The developer's environment without what would change a test: their database and their Beeper.
 */
function environment(settings: Record<string, string | undefined>) {
  const { SANDBOX_DATABASE_URL: _, ...inherited } = process.env
  return { ...inherited, BEEPER_BASE_URL: 'http://127.0.0.1:9', ...settings }
}

function announcedAddress(server: ChildProcess, output: () => string) {
  return new Promise<string>((resolve, reject) => {
    const listen = () => {
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(output()) ?? []
      if (address) resolve(address)
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.once('exit', () =>
      reject(new Error(`The server ended before it was ready:\n${output()}`)),
    )
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
