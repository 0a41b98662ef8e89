import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/**
 * One short text that changes when any of the given texts does.
 * @param {Iterable<string | Uint8Array>} parts
 */
export function fingerprint(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

/**
 * The text of a file, or an empty one where there is no file.
 * @param {string} file
 */
export function textOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
