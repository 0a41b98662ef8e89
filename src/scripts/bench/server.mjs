import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { inProject } from '../files.mjs'

/** The headers that any call of the sandbox takes. */
export const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' }

// whatever answers at Beeper's own address is not to be asked
const nobody = 'http://127.0.0.1:9'

/**
 * Starts the built server, with its chats in `folder`, and waits until it says its address.
 * @param {string} folder
 * @param {{ port?: number, alone?: boolean, beeper?: string }} [options] alone: the sandbox without
 *   Overture
 */
export async function startServer(folder, { port = 0, alone = false, beeper = nobody } = {}) {
  const args = [inProject('dist/server/main.cjs'), ...(alone ? ['sandbox'] : [])]
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
  const server = spawn(process.execPath, args, {
    env: { ...theirs, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [words] = await once(server.stdout, 'data')
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(words))?.[0] ?? ''
  /** @param {'SIGTERM' | 'SIGKILL'} signal */
  const end = async (signal = 'SIGTERM') => {
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
  }
  return { url, pid: server.pid ?? 0, end }
}
