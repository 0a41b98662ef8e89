import BeeperDesktop from '@beeper/desktop-api'
import BeeperDesktop4 from '@beeper/desktop-api-4'
import { createSandbox } from '../app.ts'
import { publishedToken } from '../auth.ts'
import { openDatabase } from '../database.ts'
import type { PlayedVersion } from './played-version.ts'

/** Beeper of a version, and both official SDKs speaking to it. */
export async function beeperOf(version: PlayedVersion) {
  const app = createSandbox(await openDatabase(':memory:'), { version })
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
