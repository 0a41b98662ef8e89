import BeeperDesktop from '@beeper/desktop-api'
import BeeperDesktop4 from '@beeper/desktop-api-4'
import * as z from 'zod/mini'
import { createSandbox, type SandboxOptions } from '../app.ts'
import { publishedToken } from '../auth.ts'
import type { Database } from '../database/database.ts'
import type { PlayedVersion } from '../versions/version.ts'
import { freshDatabase } from './fresh-database.ts'

/** A sandbox of one's own, newly seeded, and the official SDK speaking to it. */
export async function freshSandbox(circumstances: SandboxOptions = {}) {
  const database = await freshDatabase()
  return { database, ...sandboxOver(database, circumstances) }
}

/** The app over a database, and the official SDK speaking to it without a socket. */
export function sandboxOver(database: Database, circumstances: SandboxOptions = {}) {
  const app = createSandbox(database, circumstances)
  const beeper = new BeeperDesktop({
    baseURL: 'http://127.0.0.1',
    accessToken: publishedToken,
    maxRetries: 0,
    fetch: async (input, init) => app.request(input instanceof URL ? input.href : input, init),
  })
  return { app, beeper }
}

const tables = ['account', 'person', 'chat', 'participant', 'message', 'reaction']

/** All that a database holds, to tell whether anything changed. */
export const allRows = (database: Database) =>
  Promise.all(tables.map((table) => database.rows(z.unknown(), `select * from ${table}`)))

/** Beeper of a version, and both official SDKs speaking to it. */
export async function sandboxOfVersion(version: PlayedVersion) {
  const app = createSandbox(await freshDatabase(), { version })
  const options = {
    baseURL: 'http://127.0.0.1',
    accessToken: publishedToken,
    maxRetries: 0,
    fetch: async (input: string | URL | Request, init?: RequestInit) =>
      app.request(input instanceof URL ? input.href : input, init),
  }
  const headers = { authorization: `Bearer ${publishedToken}` }
  const call = async (method: string, path: string) =>
    (await app.request(path, { method, headers })).status
  return { app, call, beeper: new BeeperDesktop(options), older: new BeeperDesktop4(options) }
}
