import { Hono } from 'hono'
import { answerFailure } from './answer-failure.ts'
import { requireToken } from './auth.ts'
import type { Database } from './database.ts'
import type { Publish } from './events/change.ts'
import { oauthRoutes } from './oauth/routes.ts'
import { notFound } from './refusal.ts'
import { accountRoutes } from './routes/accounts.ts'
import { appRoutes } from './routes/app.ts'
import { assetRoutes } from './routes/assets.ts'
import { bridgeRoutes } from './routes/bridges.ts'
import { chatChangeRoutes } from './routes/chat-changes.ts'
import { chatRoutes } from './routes/chats.ts'
import { contactRoutes } from './routes/contacts.ts'
import { eventRoutes } from './routes/events.ts'
import { focusRoutes } from './routes/focus.ts'
import { infoRoutes } from './routes/info.ts'
import { messageRoutes } from './routes/messages.ts'
import { newChatRoutes } from './routes/new-chats.ts'
import { reactionRoutes } from './routes/reactions.ts'
import { reminderRoutes } from './routes/reminders.ts'
import { resetRoutes } from './routes/reset.ts'
import { searchRoutes } from './routes/search.ts'
import { specRoutes } from './routes/spec.ts'
import { usualWaits, type Waits } from './scenarios/plot.ts'
import { newestVersion, type PlayedVersion } from './versions/played-version.ts'
import { speakAs } from './versions/speak-as.ts'

/** How a sandbox may differ from the usual one. */
export interface Circumstances {
  version?: PlayedVersion
  /** Where it can be reached from outside, when requests do not show it. */
  baseURL?: string
  /** The time in Unix seconds, with fractions. */
  now?: () => number
  /** Hears of every change to chats and messages, once it is written. */
  publish?: Publish
  /** How long those take who stand for slowness, in milliseconds. */
  waits?: Partial<Waits>
}

const unixTime = () => Date.now() / 1000

/** The embedded local API: Beeper's Client API as an app that can be mounted anywhere. */
export function createSandbox(
  database: Database,
  { version = newestVersion, baseURL, now = unixTime, ...circumstances }: Circumstances = {},
): Hono {
  const wholeSeconds = () => Math.floor(now())
  const clock = () => new Date(Math.round(now() * 1000))
  const { publish = () => {}, waits } = circumstances
  const parts = { database, version, publish, clock, waits: { ...usualWaits, ...waits } }
  const app = new Hono()
  app.onError(answerFailure)
  app.use(speakAs(version))
  const reachedAt = baseURL === undefined ? {} : { baseURL }
  app.route('/', infoRoutes({ version, ...reachedAt }))
  app.route('/', specRoutes({ version, ...reachedAt }))
  app.route('/', oauthRoutes({ database, version, now: wholeSeconds, ...reachedAt }))
  app.use(requireToken({ database, version, now: wholeSeconds }))
  for (const routes of [accountRoutes, bridgeRoutes, contactRoutes, focusRoutes]) {
    app.route('/', routes(database))
  }
  for (const routes of [
    chatRoutes,
    newChatRoutes,
    messageRoutes,
    reactionRoutes,
    chatChangeRoutes,
    reminderRoutes,
    searchRoutes,
    resetRoutes,
    appRoutes,
  ]) {
    app.route('/', routes(parts))
  }
  app.route('/', eventRoutes())
  app.route('/', assetRoutes())
  // not `notFound`, which does not travel along when the app is mounted in another
  app.all('*', (c) => {
    throw notFound(`Route ${c.req.method} ${c.req.path}`)
  })
  return app
}
