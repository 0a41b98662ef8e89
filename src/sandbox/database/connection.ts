import { statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Client, createClient, type InStatement, LibsqlError } from '@libsql/client'
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
  read(statement: InStatement): ReturnType<Client['execute']>
  write(statements: InStatement[]): ReturnType<Client['batch']>
  /** Ends all connections; what they had not finished fails. */
  close(): void
  isClosed(): boolean
}

// SQLite waits inside the event loop, so it waits shortly and we wait between
const busyTimeout = 10
const maxPause = 200

/** Connects to a database; the file is made when it is missing. */
export function connect(
  url: string,
  { token, lockTimeout = 5000 }: ConnectionOptions = {},
): Connection {
  const authToken = token === undefined ? {} : { authToken: token }
  const open = () => createClient({ url, ...authToken, intMode: 'number', timeout: busyTimeout })
  const file = fileOf(url)
  const reader = open()
  if (file === undefined) {
    return {
      file,
      read: (statement) => reader.execute(statement),
      // a batch is atomic; an interactive transaction would block this process while it waits
      write: (statements) => reader.batch(statements, 'write'),
      close: () => reader.close(),
      isClosed: () => reader.closed,
    }
  }
  // apart, so that reading goes on while writing waits for a lock
  const writer = open()
  let inode: number | undefined
  // one at a time: of many that wait for a lock, only the first keeps asking for it
  let last = Promise.resolve()
  return {
    file,
    read: (statement) =>
      retryWhileLocked(reader, deadlineAfter(lockTimeout), () => reader.execute(statement)),
    write(statements) {
      const end = deadlineAfter(lockTimeout)
      const turn = last.then(() =>
        retryWhileLocked(writer, end, async () => {
          if (inode !== undefined && inodeOf(file) !== inode) throw new DatabaseGoneError(file)
          const results = await writer.batch(statements, 'write')
          // SQLite makes the file when it first writes
          inode ??= inodeOf(file)
          return results
        }),
      )
      // the caller gets the result; the next write only waits for the end
      last = turn.then(
        () => {},
        () => {},
      )
      return turn
    },
    close() {
      reader.close()
      writer.close()
    },
    isClosed: () => reader.closed,
  }
}

const deadlineAfter = (timeout: number) => performance.now() + timeout

const inodeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.ino

/** Tries again while the database is locked, leaving the event loop to others in between. */
async function retryWhileLocked<Result>(
  client: Client,
  end: number,
  act: () => Promise<Result>,
): Promise<Result> {
  for (let pause = busyTimeout; ; pause = Math.min(pause * 2, maxPause)) {
    try {
      return await act()
    } catch (error) {
      const isInterrupted = isReconnecting(error) && !client.closed
      // libsql leaves a failed statement unreset, and the connection would fail for ever after
      if (isStorageFault(error) && !client.closed) client.reconnect()
      if (!(isLocked(error) || isInterrupted) || client.closed || performance.now() > end) {
        throw error
      }
      await sleep(pause)
    }
  }
}

// a reconnect after another statement's lock closed the connection before this one was run on it
const isReconnecting = (error: unknown) =>
  error instanceof LibsqlError && error.code === 'CLIENT_CLOSED'

/** The file that a database URL names; undefined for one in memory or on a server. */
export function fileOf(url: string): string | undefined {
  if (!url.startsWith('file:') || url.includes(':memory:')) return undefined
  const withoutQuery = url.replace(/[?#].*$/, '')
  return withoutQuery.startsWith('file://')
    ? fileURLToPath(withoutQuery)
    : decodeURIComponent(withoutQuery.slice('file:'.length))
}
