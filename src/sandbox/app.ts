import { Hono } from 'hono'
import { requireToken } from './auth.ts'
import type { Database } from './database.ts'
import { oauthRoutes } from './oauth/routes.ts'
import { answerFailure, notFound } from './refusal.ts'
import { accountRoutes } from './routes/accounts.ts'
import { bridgeRoutes } from './routes/bridges.ts'
import { chatRoutes } from './routes/chats.ts'
import { contactRoutes } from './routes/contacts.ts'
import { focusRoutes } from './routes/focus.ts'
import { infoRoutes } from './routes/info.ts'
import { newChatRoutes } from './routes/new-chats.ts'
import { resetRoutes } from './routes/reset.ts'

/** The version that the sandbox plays unless it is told otherwise. */
export const playedVersion = '4.3.73'

/** How a sandbox may differ from the usual one. */
export interface Circumstances {
  version?: string
  /** Where it can be reached from outside, when requests do not show it. */
  baseURL?: string
  /** The time in Unix seconds. */
  now?: () => number
}

const unixTime = () => Math.floor(Date.now() / 1000)

/** The embedded local API: Beeper's Client API as an app that can be mounted anywhere. */
export function createSandbox(
  database: Database,
  { version = playedVersion, baseURL, now = unixTime }: Circumstances = {},
): Hono {
  const app = new Hono()
  app.onError(answerFailure)
  const reachedAt = baseURL === undefined ? {} : { baseURL }
  app.route('/', infoRoutes({ version, ...reachedAt }))
  app.route('/', oauthRoutes({ database, version, now, ...reachedAt }))
  app.use(requireToken({ database, version, now }))
  for (const routes of [
    accountRoutes,
    bridgeRoutes,
    contactRoutes,
    chatRoutes,
    newChatRoutes,
    focusRoutes,
    resetRoutes,
  ]) {
    app.route('/', routes(database))
  }
  // not `notFound`, which does not travel along when the app is mounted in another
  app.all('*', (c) => {
    throw notFound(`Route ${c.req.method} ${c.req.path}`)
  })
  return app
}
