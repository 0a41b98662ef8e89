import type { Database } from './database.ts'
import type { Publish } from './events/change.ts'

/** What the routes that change chats and messages work with. */
export interface Parts {
  database: Database
  clock: () => Date
  publish: Publish
}
