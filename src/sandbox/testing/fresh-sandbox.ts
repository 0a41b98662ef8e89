import BeeperDesktop from '@beeper/desktop-api'
import BeeperDesktop4 from '@beeper/desktop-api-4'
import * as z from 'zod/mini'
import { createSandbox, type SandboxOptions } from '../app.ts'
import { publishedToken } from '../auth.ts'
import type { Database } from '../database/database.ts'
import type { PlayedVersion } from '../versions/version.ts'
import { freshDatabase } from './fresh-database.ts'

/** A newly seeded sandbox of its own, with the official SDK as its client. */
export async function freshSandbox(options: SandboxOptions = {}) {
  const database = await freshDatabase()
  return { database, ...sandboxOver(database, options) }
}

/** The app for a database, with the official SDK as its client, without a socket. */
export function sandboxOver(database: Database, options: SandboxOptions = {}) {
  const app = createSandbox(database, options)
  const beeper = new BeeperDesktop({
    baseURL: 'http://127.0.0.1',
    accessToken: publishedToken,
    maxRetries: 0,
    fetch: async (input, init) => app.request(input instanceof URL ? input.href : input, init),
  })
  return { app, beeper }
}

const tables = ['account', 'person', 'chat', 'participant', 'message', 'reaction']

/** All rows of a database, to detect changes. */
export const allRows = (database: Database) =>
  Promise.all(tables.map((table) => database.rows(z.unknown(), `select * from ${table}`)))

/** A sandbox that emulates a Beeper version, with both official SDKs as its clients. */
export async function sandboxOfVersion(version: PlayedVersion) {
  const app = createSandbox(await freshDatabase(), { version })
  const clientOptions = {
    baseURL: 'http://127.0.0.1',
    accessToken: publishedToken,
    maxRetries: 0,
    fetch: async (input: string | URL | Request, init?: RequestInit) =>
      app.request(input instanceof URL ? input.href : input, init),
  }
  const headers = { authorization: `Bearer ${publishedToken}` }
  const call = async (method: string, path: string) =>
    (await app.request(path, { method, headers })).status
  return {
    app,
    call,
    beeper: new BeeperDesktop(clientOptions),
    older: new BeeperDesktop4(clientOptions),
  }
}
