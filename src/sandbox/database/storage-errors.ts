import { LibsqlError } from '@libsql/client'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** The error response for a storage error, such as a locked database or a full disk. */
interface StorageFault {
  status: ContentfulStatusCode
  code: string
  message: string
  headers: Record<string, string>
}

// the official SDK retries every 5xx unless this header forbids it
const noRetry = { 'x-should-retry': 'false' }

const locked: StorageFault = {
  status: 503,
  code: 'DATABASE_BUSY',
  message: 'Another program is holding the sandbox’s database. Nothing was written; try again',
  headers: { 'retry-after': '1' },
}

const readOnly: StorageFault = {
  status: 503,
  code: 'STORAGE_READ_ONLY',
  message: 'The sandbox cannot write to its database: the file or its folder is read-only',
  headers: noRetry,
}

const damaged: StorageFault = {
  status: 500,
  code: 'STORAGE_DAMAGED',
  message: 'The sandbox’s database is damaged. Start the sandbox again: it sets the file aside',
  headers: noRetry,
}

const faults: Readonly<Record<string, StorageFault>> = {
  SQLITE_BUSY: locked,
  SQLITE_LOCKED: locked,
  SQLITE_FULL: {
    status: 507,
    code: 'STORAGE_FULL',
    message: 'The disk is full: the sandbox could not write this. Nothing was changed',
    headers: noRetry,
  },
  SQLITE_READONLY: readOnly,
  SQLITE_PERM: readOnly,
  SQLITE_CANTOPEN: readOnly,
  SQLITE_IOERR: {
    status: 503,
    code: 'STORAGE_FAILED',
    message: 'The disk under the sandbox’s database could not be read or written',
    headers: noRetry,
  },
  SQLITE_CORRUPT: damaged,
  SQLITE_NOTADB: damaged,
}

/** The file of a running sandbox was deleted or replaced: further writes would be lost. */
export class DatabaseGoneError extends Error {
  constructor(file: string) {
    super(`${file} was removed or replaced while the sandbox was running. Start the sandbox again`)
  }
}

const codeOf = (error: unknown) => (error instanceof LibsqlError ? error.code : '')

/** Whether another connection has locked the database; a retry may succeed. */
export const isLocked = (error: unknown): boolean =>
  ['SQLITE_BUSY', 'SQLITE_LOCKED'].includes(codeOf(error))

/** Whether the file is not a valid database. */
export const isDamage = (error: unknown): boolean =>
  ['SQLITE_CORRUPT', 'SQLITE_NOTADB'].includes(codeOf(error))

/** Whether the error is caused by the storage or a lock, not by the statement. */
export const isStorageFault = (error: unknown): boolean => Object.hasOwn(faults, codeOf(error))

/** The error response for a storage error; undefined for other errors. */
export const storageFault = (error: unknown): StorageFault | undefined =>
  error instanceof DatabaseGoneError
    ? { status: 503, code: 'STORAGE_GONE', message: error.message, headers: noRetry }
    : faults[codeOf(error)]

const faultText = {
  damaged: 'The file is damaged.',
  newer: 'It was written by a newer version of Overture.',
  foreign: 'It holds something that is not Overture’s.',
}

/** Why an opened database cannot be used. */
type UnusableReason = keyof typeof faultText

/** A database that the sandbox must not write to; it was not changed. */
export class UnusableStorageError extends Error {
  readonly fault: UnusableReason

  constructor(fault: UnusableReason, options?: ErrorOptions) {
    super(faultText[fault], options)
    this.fault = fault
  }
}
