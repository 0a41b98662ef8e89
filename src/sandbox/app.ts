import { Hono } from 'hono'
import { accountRoutes, bridgeRoutes } from './accounts/routes.ts'
import { requireToken } from './auth.ts'
import { chatRoutes, openChatRoutes, reminderRoutes, updateChatRoutes } from './chats/routes.ts'
import { contactRoutes } from './contacts/routes.ts'
import type { Database } from './database/database.ts'
import type { SandboxDeps } from './deps.ts'
import type { Publish } from './events/change.ts'
import { eventRoutes } from './events/events.ts'
import { appRoutes, infoRoutes } from './info.ts'
import { reactionRoutes } from './messages/reactions.ts'
import { assetRoutes, messageRoutes } from './messages/routes.ts'
import { searchRoutes } from './messages/search.ts'
import { nextAnswerRoutes } from './next-answer.ts'
import { oauthRoutes } from './oauth/routes.ts'
import { answerFailure, notFound } from './refusal.ts'
import { defaultWaits, type Waits } from './scenarios.ts'
import { resetRoutes } from './seed/reset.ts'
import { specRoutes } from './spec/openapi.ts'
import { playChosenVersion, versionReader, versionRoutes } from './versions/chosen-version.ts'
import { compatibility } from './versions/compatibility.ts'
import { newestVersion, type PlayedVersion } from './versions/version.ts'

export interface SandboxOptions {
  /** The Beeper version to emulate until another is chosen. */
  version?: PlayedVersion
  /** The public base URL, where it cannot be read from requests. */
  baseURL?: string
  /** The time in Unix seconds, as a float. */
  now?: () => number
  /** Called with every change to chats and messages after it is stored. */
  publish?: Publish
  /** The delays of the slow scenarios, in milliseconds. */
  waits?: Partial<Waits>
}

const unixTime = () => Date.now() / 1000

/** The embedded local API: Beeper's Client API as a Hono app that can be mounted anywhere. */
export function createSandbox(
  database: Database,
  { version = newestVersion, baseURL, now = unixTime, publish, waits }: SandboxOptions = {},
): Hono {
  const wholeSeconds = () => Math.floor(now())
  const clock = () => new Date(Math.round(now() * 1000))
  const deps: SandboxDeps = {
    ...{ database, clock },
    publish: publish ?? (() => {}),
    waits: { ...defaultWaits, ...waits },
  }
  const app = new Hono()
  app.onError(answerFailure)
  app.use(playChosenVersion(versionReader(database, version)))
  app.use(compatibility)
  const address = baseURL === undefined ? {} : { baseURL }
  app.route('/', infoRoutes(address))
  app.route('/', specRoutes(address))
  app.route('/', oauthRoutes({ database, now: wholeSeconds, ...address }))
  // all routes below need a token
  app.use(requireToken({ database, now: wholeSeconds }))
  for (const routes of routesWithToken) app.route('/', routes(deps))
  // not `app.notFound`, which has no effect when the app is mounted in another
  app.all('*', (c) => {
    throw notFound(`Route ${c.req.method} ${c.req.path}`)
  })
  return app
}

const routesWithToken = [
  accountRoutes,
  bridgeRoutes,
  contactRoutes,
  chatRoutes,
  openChatRoutes,
  messageRoutes,
  reactionRoutes,
  updateChatRoutes,
  reminderRoutes,
  searchRoutes,
  resetRoutes,
  nextAnswerRoutes,
  versionRoutes,
  appRoutes,
  eventRoutes,
  assetRoutes,
]
