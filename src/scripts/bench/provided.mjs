import { existsSync } from 'node:fs'
import { inProject } from '../files.cjs'
import { run } from '../run.cjs'

/**
 * The folder of a package that only the benchmark needs, installed on demand: hundreds of packages
 * for a few of its rows are too much for every installation of Overture. Its dependencies are not
 * newer than `before`, so that they are the same every time.
 * @param {string} name
 * @param {{ version: string, before: string }} options
 */
export function provide(name, { version, before }) {
  const folder = inProject(`node_modules/.cache/${name.replaceAll('/', '-')}-${version}`)
  const main = `${folder}/node_modules/${name}`
  if (existsSync(main)) return main
  console.log(`Installing ${name}…`)
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel', 'error']
  const install = ['install', `${name}@${version}`, `--before=${before}`, '--ignore-scripts']
  if (run(npm, [...install, '--prefix', folder, ...quiet]) !== 0) {
    throw new Error(`${name} could not be installed; npm says why above`)
  }
  return main
}
