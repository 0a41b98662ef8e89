import { statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createClient, type ResultSet } from '@libsql/client'
import { connectEmbedded, type EmbeddedConnection, type StoredRow } from './embedded.ts'
import { groupWrites } from './group-writes.ts'
import type { Statement } from './sql.ts'
import { DatabaseGoneError, isLocked, isStorageFault } from './storage-errors.ts'

export interface ConnectionOptions {
  /** The auth token of a remote database. */
  token?: string | undefined
  /** Milliseconds that a write waits while another program has locked the database. */
  lockTimeout?: number | undefined
}

/** A connection to one database, embedded or remote. */
export interface Connection {
  /** The path of an embedded database file. */
  file: string | undefined
  read(statement: Statement): Promise<StoredRow[]>
  /** Runs all statements in one transaction and returns the rows of the last one. */
  write(statements: Statement[]): Promise<StoredRow[]>
  /** Changes after every write of any process; undefined where it costs as much as a read. */
  version?(): Promise<unknown>
  /** Closes all connections; unfinished work fails. */
  close(): void
  isClosed(): boolean
}

// SQLite blocks the event loop while it waits, so it waits briefly and we retry
const busyTimeout = 10
const maxPause = 200

/** Connects to a database; creates a missing file. */
export function connect(url: string, options: ConnectionOptions = {}): Connection {
  const file = fileOf(url)
  if (file !== undefined) return connectToFile(file, options)
  return /^(?:file:)?:memory:/.test(url) ? connectAlone(':memory:') : connectToServer(url, options)
}

/** Connects to a database that no other process uses: a new one in memory, or a private file. */
export function connectAlone(path: string): Connection {
  const connection = connectEmbedded(path, busyTimeout)
  let writes = 0
  const writeAll = (group: readonly (readonly Statement[])[]) => {
    writes += 1
    return connection.write(group)
  }
  return {
    file: undefined,
    read: async (statement) => connection.read(statement),
    write: groupWrites({
      together: writeAll,
      alone: async (statements) => writeAll([statements])[0] ?? [],
    }),
    version: async () => writes,
    close: () => connection.close(),
    isClosed: () => connection.isClosed(),
  }
}

function connectToServer(url: string, { token }: ConnectionOptions): Connection {
  const authToken = token === undefined ? {} : { authToken: token }
  const client = createClient({ url, ...authToken, intMode: 'number' })
  return {
    file: undefined,
    read: async (statement) => toRows(await client.execute(statement)),
    // a batch is atomic; an interactive transaction would lock the server between our statements
    async write(statements) {
      const results = await client.batch(statements, 'write')
      return toRows(results.at(-1))
    },
    close: () => client.close(),
    isClosed: () => client.closed,
  }
}

const toRows = (result: ResultSet | undefined): StoredRow[] =>
  result?.rows.map((row) => ({ ...row })) ?? []

// syncs to disk at a checkpoint, not at each write: a killed process loses nothing, and a power
// failure at most the latest writes
const unsynced = 'pragma synchronous = normal'

function connectToFile(file: string, { lockTimeout = 5000 }: ConnectionOptions): Connection {
  // one connection for all reads and writes, because SQLite caches pages per connection; a write
  // that waits for a lock is in no transaction, so reads continue
  const connection = connectEmbedded(file, busyTimeout, unsynced)
  const retry = <Result>(act: () => Result) =>
    retryWhileLocked(connection, performance.now() + lockTimeout, act)
  let inode: number | undefined
  let writes = 0
  const writeAll = (group: readonly (readonly Statement[])[]) => {
    if (inode !== undefined && inodeOf(file) !== inode) throw new DatabaseGoneError(file)
    writes += 1
    const results = connection.write(group)
    // SQLite creates the file with the first write
    inode ??= inodeOf(file)
    return results
  }
  return {
    file,
    read: (statement) => retry(() => connection.read(statement)),
    version: () => retry(() => `${writes} ${connection.version()}`),
    write: groupWrites({
      together: (group) => withReconnect(connection, () => writeAll(group)),
      alone: (statements, since) =>
        retryWhileLocked(connection, since + lockTimeout, () => writeAll([statements])[0] ?? []),
    }),
    close: () => connection.close(),
    isClosed: () => connection.isClosed(),
  }
}

const inodeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.ino

/** Retries while the database is locked, without blocking the event loop. */
async function retryWhileLocked<Result>(
  connection: EmbeddedConnection,
  end: number,
  act: () => Result,
): Promise<Result> {
  for (let pause = busyTimeout; ; pause = Math.min(pause * 2, maxPause)) {
    try {
      return withReconnect(connection, act)
    } catch (error) {
      if (!isLocked(error) || connection.isClosed() || performance.now() > end) throw error
      await sleep(pause)
    }
  }
}

/**
 * Reconnects after a storage error: libsql does not reset a failed statement, and later ones would
 * fail.
 */
function withReconnect<Result>(connection: EmbeddedConnection, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    if (isStorageFault(error) && !connection.isClosed()) connection.reconnect()
    throw error
  }
}

/** The path in a `file:` URL; undefined for a database in memory or on a server. */
export function fileOf(url: string): string | undefined {
  if (!url.startsWith('file:') || url.includes(':memory:')) return undefined
  const withoutQuery = url.replace(/[?#].*$/, '')
  return withoutQuery.startsWith('file://')
    ? fileURLToPath(withoutQuery)
    : decodeURIComponent(withoutQuery.slice('file:'.length))
}
