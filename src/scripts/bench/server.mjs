import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { inProject } from '../files.mjs'

/** The headers that any call of the sandbox takes. */
export const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' }

/**
 * Starts the built server, with its chats in `folder`, and waits until it says its address.
 * @param {string} folder
 * @param {{ port?: number, alone?: boolean }} [options] alone: the sandbox without Overture
 */
export async function startServer(folder, { port = 0, alone = false } = {}) {
  const args = [inProject('dist/server/main.js'), ...(alone ? ['sandbox'] : [])]
  const {
    SANDBOX_DATABASE_URL: _,
    SANDBOX_PEOPLE: __,
    SANDBOX_VERSION: ___,
    ...theirs
  } = process.env
  // what answers at Beeper's address is not to be asked
  const settings = {
    PORT: String(port),
    SANDBOX_DATA: folder,
    BEEPER_BASE_URL: 'http://127.0.0.1:9',
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
