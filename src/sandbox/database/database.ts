import type { InValue } from '@libsql/client'
import type * as z from 'zod/mini'
import type { Statement } from './sql.ts'

/** The sandbox's memory, embedded or remote: plain SQL in, rows in the shape of a schema out. */
export interface Database {
  /** Reads rows; throws when one does not have the shape that the schema promises. */
  rows<Row>(schema: z.ZodMiniType<Row>, sql: string, args?: InValue[]): Promise<Row[]>
  /**
   * Runs all statements or none of them; the answer is whatever the last one returns. Waits while
   * another program holds the database, and throws when it does not let go.
   */
  write(statements: Statement[]): Promise<unknown[]>
  /** Ends all connections, once. A file holds everything then, without the journal beside it. */
  close(): Promise<void>
}
