import BeeperDesktop from '@beeper/desktop-api'
import * as z from 'zod/mini'
import { type Circumstances, createSandbox } from './app.ts'
import { publishedToken } from './auth.ts'
import { type Database, openDatabase } from './database.ts'

/** A sandbox of one's own, in memory and newly seeded, and the official SDK speaking to it. */
export async function freshSandbox(url = ':memory:', circumstances: Circumstances = {}) {
  const database = await openDatabase(url)
  return { database, ...speakTo(database, circumstances) }
}

/** The app over a database, and the official SDK speaking to it without a socket. */
export function speakTo(database: Database, circumstances: Circumstances = {}) {
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
export const everythingIn = (database: Database) =>
  Promise.all(tables.map((table) => database.rows(z.unknown(), `select * from ${table}`)))
