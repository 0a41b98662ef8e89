const { writeFileSync } = require('node:fs')
const { fingerprint, inProject, textOf } = require('./files.cjs')
const { exitWith, run } = require('./run.cjs')

// packages with native parts differ by platform, and some by Node version
const platform = `${process.platform} ${process.arch} ${process.version}`

/**
 * Installs the locked dependencies for this Node and platform, unless they are installed already.
 * Ends the command if Node is too old.
 */
function install() {
  if (!isNewEnough(process.version)) {
    exitWith(`Overture needs Node 20.19 or newer; this is ${process.version}.`)
  }
  const lockfile = textOf(inProject('package-lock.json'))
  const stamp = inProject('node_modules/.overture-lock')
  const expected = `${platform}\n${fingerprint([lockfile])}`
  const found = textOf(stamp)
  if (found === expected) return
  // an `npm install` by hand leaves an old stamp, or none
  const isForeign = found !== '' && !found.startsWith(`${platform}\n`)
  if (isForeign || !isInstalled(lockfile, textOf(inProject('node_modules/.package-lock.json')))) {
    console.log('Installing dependencies…')
    if (npmCi() !== 0) exitWith('The dependencies could not be installed; npm says why above.')
  }
  writeFileSync(stamp, expected)
}

/**
 * Whether a Node version such as `v20.19.0` is new enough: 20.19 or later.
 * @param {string} version
 */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
}

function npmCi() {
  // NODE_ENV=production would omit the build tools
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  // the npm that runs this script: no search on PATH, and no npm.cmd on Windows
  const npm = process.env.npm_execpath
  if (npm) return run(process.execPath, [npm, ...args])
  return run('npm', args, { shell: process.platform === 'win32' })
}

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 */

/**
 * Whether `node_modules/.package-lock.json`, npm's list of what it installed, holds every
 * package of the lockfile that this platform needs, in the same version.
 * @param {string} lockfile
 * @param {string} installed
 */
function isInstalled(lockfile, installed) {
  const present = packagesOf(installed)
  return Object.entries(packagesOf(lockfile)).every(
    ([name, locked]) =>
      name === '' || !isNeeded(locked) || present[name]?.version === locked.version,
  )
}

/**
 * @param {string} text
 * @returns {Record<string, LockedPackage>}
 */
const packagesOf = (text) => (text ? (JSON.parse(text).packages ?? {}) : {})

/** @param {LockedPackage} locked */
function isNeeded({ optional, os, cpu, libc }) {
  if (!optional) return true
  // only npm detects which C library this system has
  if (!os || libc) return false
  return os.includes(process.platform) && (!cpu || cpu.includes(process.arch))
}

module.exports = { install, isNewEnough, isInstalled }
