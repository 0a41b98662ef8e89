import path from 'node:path'
import type { Waits } from '#sandbox/scenarios.ts'
import { type PlayedVersion, playedVersion } from '#sandbox/versions/version.ts'
import type { Storage } from './sandbox/storage.ts'

/** The port of Overture unless `PORT` is set. */
export const defaultPort = 4280

const defaultBeeper = 'http://127.0.0.1:23373'

/** The port of the standalone sandbox: Beeper's own, so that any client finds it. */
export const defaultSandboxPort = 23_373

/** The port to listen on; 0 lets the system choose. Throws a readable error for the user. */
export function portFrom(text = process.env.PORT, fallback = defaultPort): number {
  if (text === undefined || text === '') return fallback
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new Error(`PORT is "${text}". It has to be a whole number from 0 to 65535.`)
}

/**
 * The base URL of Beeper's API: `BEEPER_BASE_URL`, else Beeper's own default. Throws a readable
 * error for the user who set it. Of Overture's own addresses only the sandbox's is accepted: with
 * any other the proxy would call itself for ever.
 */
export function beeperURL(port: number, text = process.env.BEEPER_BASE_URL): URL {
  const address = text || defaultBeeper
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    throw new Error(`BEEPER_BASE_URL is "${text}". It has to be like ${defaultBeeper}.`)
  }
  const url = new URL(address)
  if (url.username || url.password || url.search || url.hash) {
    throw new Error('BEEPER_BASE_URL has to be an address only, without a password or a query.')
  }
  if (isLoopback(url.hostname) && Number(url.port || 80) === port && !isSandbox(url.pathname)) {
    throw new Error(
      `BEEPER_BASE_URL is Overture itself (port ${port}). Leave it out, or name Beeper.`,
    )
  }
  return url
}

const isLoopback = (name: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(name)

const isSandbox = (path: string) => path === '/sandbox' || path.startsWith('/sandbox/')

/**
 * The sandbox's database and its options: `SANDBOX_DATABASE_TOKEN` for a remote one,
 * `SANDBOX_PEOPLE` for that many more contacts. Throws a readable error for the user who set them.
 */
export function storageFrom(root: string): Storage {
  const token = process.env.SANDBOX_DATABASE_TOKEN
  const people = process.env.SANDBOX_PEOPLE || '0'
  if (!/^\d{1,7}$/.test(people) || Number(people) > maxPeople) {
    throw new Error(
      `SANDBOX_PEOPLE is "${people}". It has to be a whole number up to ${maxPeople}.`,
    )
  }
  return { url: databaseURL(root), people: Number(people), ...(token ? { token } : {}) }
}

const maxPeople = 1_000_000

/**
 * The URL of the sandbox's database: `SANDBOX_DATABASE_URL`, else a file in `SANDBOX_DATA`, else in
 * `.data` under the project.
 */
export function databaseURL(root: string): string {
  if (process.env.SANDBOX_DATABASE_URL) return process.env.SANDBOX_DATABASE_URL
  const folder = path.resolve(root, process.env.SANDBOX_DATA || '.data')
  return fileURL(path.join(folder, 'sandbox.db'))
}

// the database library decodes percent signs, and accepts `file:C:/…` but not `file:///C:/…`
const fileURL = (file: string) => `file:${file.split(path.sep).map(encodeURIComponent).join('/')}`

/**
 * The version that the sandbox plays: `SANDBOX_VERSION`. Throws a readable error for an unknown
 * one.
 */
export const versionFrom = (text = process.env.SANDBOX_VERSION): PlayedVersion =>
  playedVersion(text || undefined)

/**
 * The delays of the sandbox's slow contacts, in milliseconds: `SANDBOX_SLOW_MS` and
 * `SANDBOX_LATE_MS`. Throws a readable error for the user who set them to something else.
 */
export function waitsFrom(environment = process.env): Partial<Waits> {
  const read = (name: string) => {
    const text = environment[name] || undefined
    if (text === undefined || /^\d{1,7}$/.test(text)) return text
    throw new Error(`${name} is "${text}". It has to be a whole number of milliseconds.`)
  }
  const [slow, late] = [read('SANDBOX_SLOW_MS'), read('SANDBOX_LATE_MS')]
  return { ...(slow && { slow: Number(slow) }), ...(late && { late: Number(late) }) }
}

/** The sandbox's options that depend on the server around it and on the environment. */
export const sandboxOptions = (
  port: number,
  mount = '/sandbox',
): { baseURL: string; version: PlayedVersion; waits: Partial<Waits> } => ({
  baseURL: `http://127.0.0.1:${port}${mount}`,
  version: versionFrom(),
  waits: waitsFrom(),
})
