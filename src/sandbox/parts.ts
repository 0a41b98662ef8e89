import type { Database } from './database.ts'
import type { Publish } from './events/change.ts'
import type { Waits } from './scenarios/plot.ts'
import type { PlayedVersion } from './versions/played-version.ts'

/** What the routes that change chats and messages work with. */
export interface Parts {
  database: Database
  /** The version of Beeper that is played. */
  version: PlayedVersion
  clock: () => Date
  publish: Publish
  /** How long those take who stand for slowness. */
  waits: Waits
}
