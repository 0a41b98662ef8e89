import type { Database } from './database/database.ts'
import type { Publish } from './events/events.ts'
import type { Waits } from './scenarios.ts'
import type { PlayedVersion } from './versions/version.ts'

/** What the routes share. */
export interface SandboxDeps {
  database: Database
  version: PlayedVersion
  clock: () => Date
  publish: Publish
  waits: Waits
}
