import path from 'node:path'
import type { Waits } from '#sandbox/scenarios.ts'
import { type PlayedVersion, playedVersion } from '#sandbox/versions/version.ts'
import type { Storage } from './sandbox/storage.ts'

/** Where Overture listens unless `PORT` says otherwise. */
export const usualPort = 4280

const usualBeeper = 'http://127.0.0.1:23373'

/** Where the sandbox listens when it runs alone: where a Beeper would, for any client to find it. */
export const usualSandboxPort = 23_373

/** The port to listen on; 0 lets the system choose. Throws words for the person who set `PORT`. */
export function portFrom(text = process.env.PORT, usual = usualPort): number {
  if (text === undefined || text === '') return usual
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new Error(`PORT is "${text}". It has to be a whole number from 0 to 65535.`)
}

/**
 * Where Beeper listens: `BEEPER_BASE_URL`, else where Beeper does by itself. Throws words for the
 * person who set it; an address of Overture itself is refused only below `/beeper`, where it would
 * ask itself for ever.
 */
export function beeperURL(port: number, text = process.env.BEEPER_BASE_URL): URL {
  const wanted = text || usualBeeper
  if (!/^https?:\/\//i.test(wanted) || !URL.canParse(wanted)) {
    throw new Error(`BEEPER_BASE_URL is "${text}". It has to be like ${usualBeeper}.`)
  }
  const url = new URL(wanted)
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
 * The sandbox's database and the way into it: `SANDBOX_DATABASE_TOKEN` for a remote one,
 * `SANDBOX_PEOPLE` for that many contacts more. Throws words for the person who set them.
 */
export function storageFrom(root: string): Storage {
  const token = process.env.SANDBOX_DATABASE_TOKEN
  const people = process.env.SANDBOX_PEOPLE || '0'
  if (!/^\d{1,7}$/.test(people) || Number(people) > mostPeople) {
    throw new Error(
      `SANDBOX_PEOPLE is "${people}". It has to be a whole number up to ${mostPeople}.`,
    )
  }
  return { url: databaseURL(root), people: Number(people), ...(token ? { token } : {}) }
}

const mostPeople = 1_000_000

/**
 * Where the sandbox keeps its chats: `SANDBOX_DATABASE_URL`, else a file in `SANDBOX_DATA`, else in
 * `.data` under the project.
 */
export function databaseURL(root: string): string {
  if (process.env.SANDBOX_DATABASE_URL) return process.env.SANDBOX_DATABASE_URL
  const folder = path.resolve(root, process.env.SANDBOX_DATA || '.data')
  return fileURL(path.join(folder, 'sandbox.db'))
}

// the database library decodes percent signs, and takes `file:C:/…` but not `file:///C:/…`
const fileURL = (file: string) => `file:${file.split(path.sep).map(encodeURIComponent).join('/')}`

/** The version that the sandbox plays: `SANDBOX_VERSION`. Throws words for one that it does not. */
export const versionFrom = (text = process.env.SANDBOX_VERSION): PlayedVersion =>
  playedVersion(text || undefined)

/**
 * How long those people take who stand for slowness, in milliseconds: `SANDBOX_SLOW_MS` and
 * `SANDBOX_LATE_MS`. Throws words for whoever set them to something else.
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

/** What the sandbox has to know of the server around it. */
export const sandboxOptions = (
  port: number,
  mount = '/sandbox',
): { baseURL: string; version: PlayedVersion; waits: Partial<Waits> } => ({
  baseURL: `http://127.0.0.1:${port}${mount}`,
  version: versionFrom(),
  waits: waitsFrom(),
})
