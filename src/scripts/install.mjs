import { writeFileSync } from 'node:fs'
import { endWith } from './ending.mjs'
import { fingerprint, textOf } from './fingerprint.mjs'
import { isInstalled } from './lockfile.mjs'
import { run } from './run.mjs'
import { inTree } from './tree.mjs'

// packages with native parts differ by platform, and some by Node version
const platform = `${process.platform} ${process.arch} ${process.version}`

/** Installs the locked dependencies, unless they are there already, for this Node and this platform. */
export function install() {
  const lockfile = textOf(inTree('package-lock.json'))
  const stamp = inTree('node_modules/.overture-lock')
  const wanted = `${platform}\n${fingerprint([lockfile])}`
  const found = textOf(stamp)
  if (found === wanted) return
  // somebody's own `npm install` leaves an old stamp, or none
  const isForeign = found !== '' && !found.startsWith(`${platform}\n`)
  if (isForeign || !isInstalled(lockfile, textOf(inTree('node_modules/.package-lock.json')))) {
    console.log('Installing dependencies…')
    if (npmCi() !== 0) endWith('The dependencies could not be installed; npm says why above.')
  }
  writeFileSync(stamp, wanted)
}

function npmCi() {
  // NODE_ENV=production would leave the build tools out
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  // the npm that runs this script: no search along PATH, and no npm.cmd on Windows
  const npm = process.env.npm_execpath
  if (npm) return run(process.execPath, [npm, ...args])
  return run('npm', args, { shell: process.platform === 'win32' })
}
