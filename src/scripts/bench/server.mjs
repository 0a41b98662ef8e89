import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { inProject } from '../files.cjs'

/** The headers for any call to the sandbox. */
export const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' }

// keeps requests away from a real Beeper at its default address
const noBeeper = 'http://127.0.0.1:9'

/**
 * Starts the built server, with its chats in `folder`, and waits until it prints its URL.
 * @param {string} folder
 * @param {{ port?: number, standalone?: boolean, beeper?: string }} [options] standalone: the
 *   sandbox without Overture
 */
export async function startServer(
  folder,
  { port = 0, standalone = false, beeper = noBeeper } = {},
) {
  const args = [inProject('dist/server/main.cjs'), ...(standalone ? ['sandbox'] : [])]
  const {
    SANDBOX_DATABASE_URL: _,
    SANDBOX_PEOPLE: __,
    SANDBOX_VERSION: ___,
    ...theirs
  } = process.env
  const settings = {
    PORT: String(port),
    SANDBOX_DATA: folder,
    BEEPER_BASE_URL: beeper,
  }
  return startProgram(args, { ...theirs, ...settings })
}

/**
 * Starts a program of this Node, and waits until it prints its URL.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function startProgram(args, env = process.env) {
  const server = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(server, 'exit')
  let text = ''
  for await (const chunk of server.stdout) {
    text += chunk
    const [url, port] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(text) ?? []
    if (!url) continue
    /** @param {'SIGTERM' | 'SIGKILL'} signal */
    const end = async (signal = 'SIGTERM') => {
      server.kill(signal)
      await ended
    }
    return { url, port: Number(port), pid: server.pid ?? 0, end }
  }
  throw new Error(`A server ended without a URL: ${text}`)
}
