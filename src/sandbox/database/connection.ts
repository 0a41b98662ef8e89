import { statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createClient, type ResultSet } from '@libsql/client'
import { connectEmbedded, type EmbeddedConnection, type StoredRow } from './embedded.ts'
import { groupWrites } from './group-writes.ts'
import type { Statement } from './sql.ts'
import { DatabaseGoneError, isLocked, isStorageFault } from './storage-errors.ts'

export interface ConnectionOptions {
  /** What a remote database asks for. */
  token?: string | undefined
  /** Milliseconds that a write waits while another program holds the database. */
  lockTimeout?: number | undefined
}

/** Reads and writes one database, embedded or remote. */
export interface Connection {
  /** The file, when there is one. */
  file: string | undefined
  read(statement: Statement): Promise<StoredRow[]>
  /** Runs all statements or none of them; the answer is whatever the last one returns. */
  write(statements: Statement[]): Promise<StoredRow[]>
  /** Another value once anybody has written; undefined where finding out costs as much as reading. */
  version?(): Promise<unknown>
  /** Ends all connections; what they had not finished fails. */
  close(): void
  isClosed(): boolean
}

// SQLite waits inside the event loop, so it waits shortly and we wait between
const busyTimeout = 10
const maxPause = 200

/** Connects to a database; the file is made when it is missing. */
export function connect(url: string, options: ConnectionOptions = {}): Connection {
  const file = fileOf(url)
  if (file !== undefined) return connectToFile(file, options)
  return /^(?:file:)?:memory:/.test(url) ? connectAlone(':memory:') : connectToServer(url, options)
}

/** Connects to a database that nobody else has: a new one in memory, or a file of one's own. */
export function connectAlone(path: string): Connection {
  const alone = connectEmbedded(path, busyTimeout)
  let writes = 0
  const writeAll = (group: readonly (readonly Statement[])[]) => {
    writes += 1
    return alone.write(group)
  }
  return {
    file: undefined,
    read: async (statement) => alone.read(statement),
    write: groupWrites({
      together: writeAll,
      alone: async (statements) => writeAll([statements])[0] ?? [],
    }),
    version: async () => writes,
    close: () => alone.close(),
    isClosed: () => alone.isClosed(),
  }
}

function connectToServer(url: string, { token }: ConnectionOptions): Connection {
  const authToken = token === undefined ? {} : { authToken: token }
  const client = createClient({ url, ...authToken, intMode: 'number' })
  return {
    file: undefined,
    read: async (statement) => toRows(await client.execute(statement)),
    // a batch is atomic; an interactive transaction would hold the server while it waits for us
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

// waits for the disk at a checkpoint, and not at each write: a process that is killed still loses
// nothing, and a machine that loses its power at most the last chats of a sandbox
const unsynced = 'pragma synchronous = normal'

function connectToFile(file: string, { lockTimeout = 5000 }: ConnectionOptions): Connection {
  // one for all, since SQLite's pages are kept by the connection that wrote them; a write that waits
  // for a lock is in no transaction meanwhile, and reads go on
  const connection = connectEmbedded(file, busyTimeout, unsynced)
  const retry = <Result>(act: () => Result) =>
    retryWhileLocked(connection, performance.now() + lockTimeout, act)
  let inode: number | undefined
  let writes = 0
  const writeAll = (group: readonly (readonly Statement[])[]) => {
    if (inode !== undefined && inodeOf(file) !== inode) throw new DatabaseGoneError(file)
    writes += 1
    const answers = connection.write(group)
    // SQLite makes the file when it first writes
    inode ??= inodeOf(file)
    return answers
  }
  return {
    file,
    read: (statement) => retry(() => connection.read(statement)),
    version: () => retry(() => `${writes} ${connection.version()}`),
    write: groupWrites({
      together: (group) => resetting(connection, () => writeAll(group)),
      alone: (statements, since) =>
        retryWhileLocked(connection, since + lockTimeout, () => writeAll([statements])[0] ?? []),
    }),
    close: () => connection.close(),
    isClosed: () => connection.isClosed(),
  }
}

const inodeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.ino

/** Tries again while the database is locked, leaving the event loop to others in between. */
async function retryWhileLocked<Result>(
  connection: EmbeddedConnection,
  end: number,
  act: () => Result,
): Promise<Result> {
  for (let pause = busyTimeout; ; pause = Math.min(pause * 2, maxPause)) {
    try {
      return resetting(connection, act)
    } catch (error) {
      if (!isLocked(error) || connection.isClosed() || performance.now() > end) throw error
      await sleep(pause)
    }
  }
}

/** Leaves a connection that failed: libsql does not reset the statement, and all later ones fail. */
function resetting<Result>(connection: EmbeddedConnection, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    if (isStorageFault(error) && !connection.isClosed()) connection.reconnect()
    throw error
  }
}

/** The file that a database URL names; undefined for one in memory or on a server. */
export function fileOf(url: string): string | undefined {
  if (!url.startsWith('file:') || url.includes(':memory:')) return undefined
  const withoutQuery = url.replace(/[?#].*$/, '')
  return withoutQuery.startsWith('file://')
    ? fileURLToPath(withoutQuery)
    : decodeURIComponent(withoutQuery.slice('file:'.length))
}
