import type { Database } from './database/database.ts'
import type { Publish } from './events/change.ts'
import type { Waits } from './scenarios.ts'

/** The dependencies of the routes. */
export interface SandboxDeps {
  database: Database
  clock: () => Date
  publish: Publish
  waits: Waits
}
