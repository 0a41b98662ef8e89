import { renameSync, statSync } from 'node:fs'
import { fileOf } from '#sandbox/database/connection.ts'
import type { Database } from '#sandbox/database/database.ts'
import { openDatabase } from '#sandbox/database/open.ts'
import { UnusableStorageError } from '#sandbox/database/storage-errors.ts'

/** The sandbox's database, and how to open it. */
export interface Storage {
  url: string
  token?: string
  people?: number
}

/**
 * Opens the sandbox's database. A file that is damaged, or that a newer version has written, is
 * kept under another name, replaced by a fresh one and reported to `log`, since no data of a
 * sandbox is worth failing to start. Throws a readable error when nothing can be opened.
 */
export async function openStorage(
  { url, ...settings }: Storage,
  log: (message: string) => void = console.warn,
): Promise<Database> {
  const onPopulate = (done: number, total: number) => {
    if (done % logInterval === 0) log(`Adding contacts to the sandbox: ${done} of ${total}`)
  }
  const options = { ...settings, onPopulate }
  try {
    return await openDatabase(url, options)
  } catch (error) {
    const file = fileOf(url)
    if (!(error instanceof UnusableStorageError) || error.fault === 'foreign' || !file) {
      throw explain(url, error)
    }
    const kept = setAside(file, error.fault)
    log(`The sandbox starts with fresh chats, because those of before cannot be used.
${error.message} It is kept as ${kept}.`)
    return await openDatabase(url, options)
  }
}

// contacts; a million take most of a minute
const logInterval = 20_000

/** Renames a database with its journal files, and returns its new name; deletes nothing. */
function setAside(file: string, fault: string, now = new Date()): string {
  const moment = now.toISOString().replace(/\..*$/, '').replaceAll(':', '-')
  const kept = `${file.replace(/\.db$/, '')}.${fault}-${moment}.db`
  for (const part of ['-wal', '-shm', '']) {
    if (statSync(file + part, { throwIfNoEntry: false })) renameSync(file + part, kept + part)
  }
  return kept
}

const explain = (url: string, error: unknown) =>
  new Error(
    `The sandbox cannot use its database at ${withoutSecrets(url).replaceAll('%20', ' ')}.
${withoutSecrets(error instanceof Error ? error.message : String(error))}
${fileOf(url) ? moveAway : checkAddress}`,
    { cause: error },
  )

const moveAway = 'Move the file away to start afresh, or choose another folder with SANDBOX_DATA.'
const checkAddress =
  'Check SANDBOX_DATABASE_URL and SANDBOX_DATABASE_TOKEN, or leave them out to use a file.'

/** A remote database's URL may carry a password or a token. */
const withoutSecrets = (text: string) =>
  text.replace(/\/\/[^/\s]*@/g, '//').replace(/(\w:\S*)\?\S*/g, '$1')
