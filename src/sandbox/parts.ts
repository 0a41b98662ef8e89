import type { Database } from './database.ts'
import type { Publish } from './events/change.ts'
import type { PlayedVersion } from './versions/played-version.ts'

/** What the routes that change chats and messages work with. */
export interface Parts {
  database: Database
  /** The version of Beeper that is played. */
  version: PlayedVersion
  clock: () => Date
  publish: Publish
}
