import type { InValue } from '@libsql/client'
import type * as z from 'zod/mini'
import type { Statement } from './sql.ts'

/** The sandbox's storage, embedded or remote: takes SQL, returns rows validated by a schema. */
export interface Database {
  /** Reads rows; throws when one does not match the schema. */
  rows<Row>(schema: z.ZodMiniType<Row>, sql: string, args?: InValue[]): Promise<Row[]>
  /**
   * Runs all statements in one transaction and returns the rows of the last one. Waits while
   * another program has locked the database, and throws after the lock timeout.
   */
  write(statements: Statement[]): Promise<unknown[]>
  /** Closes all connections. Checkpoints the write-ahead log of a file first. Idempotent. */
  close(): Promise<void>
}
