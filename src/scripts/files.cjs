const { createHash } = require('node:crypto')
const { readFileSync } = require('node:fs')
const path = require('node:path')

/** The project's folder, from whichever folder the command was run. */
const root = path.resolve(__dirname, '../..')

/**
 * The full path of a file or folder of the project, given with forward slashes.
 * @param {string} file
 */
const inProject = (file) => path.join(root, file)

/**
 * The text of a file, or an empty string if it cannot be read.
 * @param {string} file
 */
function textOf(file) {
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
function fingerprint(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

module.exports = { root, inProject, textOf, fingerprint }
