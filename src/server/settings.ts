import { mkdirSync } from 'node:fs'
import path from 'node:path'

/** Where Overture listens unless `PORT` says otherwise. */
export const usualPort = 4280

/** The port to listen on; 0 lets the system choose. Throws words for the person who set `PORT`. */
export function portFrom(text = process.env.PORT): number {
  if (text === undefined || text === '') return usualPort
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new Error(`PORT is "${text}". It has to be a whole number from 0 to 65535.`)
}

/**
 * Where the sandbox keeps its chats: `SANDBOX_DATABASE_URL`, else a file in `SANDBOX_DATA`, else in
 * `.data` under the project, whose folder is made when it is missing.
 */
export function databaseURL(root: string): string {
  if (process.env.SANDBOX_DATABASE_URL) return process.env.SANDBOX_DATABASE_URL
  const folder = path.resolve(root, process.env.SANDBOX_DATA || '.data')
  mkdirSync(folder, { recursive: true })
  return fileURL(path.join(folder, 'sandbox.db'))
}

// the database library decodes percent signs, and takes `file:C:/…` but not `file:///C:/…`
const fileURL = (file: string) => `file:${file.split(path.sep).map(encodeURIComponent).join('/')}`

/** What the sandbox has to know of the server around it; `SANDBOX_VERSION` picks its dialect. */
export function sandboxOptions(port: number): { baseURL: string; version?: string } {
  const version = process.env.SANDBOX_VERSION
  return { baseURL: `http://127.0.0.1:${port}/sandbox`, ...(version ? { version } : {}) }
}
