import type { Server } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'

const host = '127.0.0.1'

/** Listens on loopback only and returns the port. Throws a readable error if it cannot. */
export async function listen(server: Server, port: number, command = 'npm start'): Promise<number> {
  try {
    return await portOnceListening(server, port)
  } catch (error) {
    throw new Error(await portErrorMessage(error, port, command), { cause: error })
  }
}

/**
 * Lets open requests end, but waits no longer than `graceMs`: a stream or a WebSocket that never
 * ends must not keep the server running.
 */
export async function stopListening(server: Server, graceMs = 200): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  await Promise.race([closed, setTimeout(graceMs)])
  server.closeAllConnections()
}

function portOnceListening(server: Pick<Server, 'listen' | 'once' | 'address'>, port: number) {
  return new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(portOf(server.address())))
  })
}

const portOf = (address: AddressInfo | string | null) =>
  typeof address === 'object' && address ? address.port : 0

async function portErrorMessage(error: unknown, port: number, command: string) {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. Try: PORT=${await nextFree(port)} ${command}`
    case 'EACCES':
      return `Port ${port} may not be used by this account. Try: PORT=4280 ${command}`
    default:
      return `Port ${port} cannot be used: ${String(error)}`
  }
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? error.code : undefined

/** The first free port above `taken`; 0, which lets the system choose, if there is none. */
async function nextFree(taken: number) {
  for (let port = taken + 1; port < Math.min(taken + 50, 65_536); port++) {
    if (await isFree(port)) return port
  }
  return 0
}

function isFree(port: number) {
  return new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}

/** Ends the process on SIGINT and SIGTERM, after `stop` has finished. */
export function stopOnSignal(stop: () => Promise<void>): void {
  const end = () => stop().then(() => process.exit(0), exitWithError)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end())
}

/** Prints the message of an error, without its stack, and ends the process. */
export function exitWithError(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
