/**
 * @typedef {object} Locked
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 */

/**
 * Whether `node_modules/.package-lock.json`, which npm keeps of what it installed, holds every
 * package of the lockfile that this platform needs, in the same version.
 * @param {string} lockfile
 * @param {string} installed
 */
export function isInstalled(lockfile, installed) {
  const there = packagesOf(installed)
  return Object.entries(packagesOf(lockfile)).every(
    ([place, locked]) =>
      place === '' || !isNeeded(locked) || there[place]?.version === locked.version,
  )
}

/**
 * @param {string} text
 * @returns {Record<string, Locked>}
 */
const packagesOf = (text) => (text ? (JSON.parse(text).packages ?? {}) : {})

/** @param {Locked} locked */
function isNeeded({ optional, os, cpu, libc }) {
  if (!optional) return true
  // which C library runs here is npm's to find out
  if (!os || libc) return false
  return os.includes(process.platform) && (!cpu || cpu.includes(process.arch))
}
