import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as z from 'zod/mini'
import { connectAlone } from '../database/connection.ts'
import type { Database } from '../database/database.ts'
import { openDatabase, servedFrom } from '../database/open.ts'

/**
 * A newly seeded database of its own: a copy of a template of this process, because the tests open
 * a thousand, and seeding takes ten times as long as copying.
 */
export async function freshDatabase(): Promise<Database> {
  template ??= makeTemplate()
  const { folder, file } = await template
  const copy = path.join(folder, `${copies++}.db`)
  copyFileSync(file, copy)
  const connection = connectAlone(copy)
  try {
    // the file is deleted below, so a journal on disk is impossible, and durability is not needed
    await connection.read({ sql: 'pragma journal_mode = memory', args: [] })
    await connection.read({ sql: 'pragma synchronous = off', args: [] })
  } finally {
    // an unlinked file stays open until the connection closes; Windows deletes it with the folder
    if (process.platform !== 'win32') rmSync(copy)
  }
  return servedFrom(connection)
}

let copies = 0
let template: Promise<{ folder: string; file: string }> | undefined

async function makeTemplate() {
  const folder = mkdtempSync(path.join(tmpdir(), 'overture-fresh-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'template.db')
  const database = await openDatabase(':memory:')
  await database.rows(z.unknown(), `vacuum into '${file.replaceAll("'", "''")}'`)
  await database.close()
  return { folder, file }
}
