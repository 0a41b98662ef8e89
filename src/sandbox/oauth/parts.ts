import type { Database } from '../database.ts'

/** What the OAuth routes are made of. */
export interface OAuthParts {
  database: Database
  /** The version that the sandbox plays. */
  version: string
  /** The time in Unix seconds. */
  now: () => number
  /** Where the sandbox can be reached from outside, when requests do not show it. */
  baseURL?: string
}
