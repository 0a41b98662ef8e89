import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, from whichever folder the command was run. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * The full path of a file or folder of the project, given with forward slashes.
 * @param {string} file
 */
export const inProject = (file) => path.join(root, file)

/**
 * The text of a file, or an empty string if it cannot be read.
 * @param {string} file
 */
export function textOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/**
 * A hash that changes when any of the given parts does.
 * @param {Iterable<string | Uint8Array>} parts
 */
export function fingerprint(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}
