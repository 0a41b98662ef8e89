import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { inProject } from '../files.mjs'
import { run } from '../run.mjs'

const version = '12.8.2'
const folder = `node_modules/.cache/lighthouse-${version}`
// what it needs is not newer than itself, so that it is the same every time
const before = '2025-09-01'

/**
 * One page as Lighthouse sees it: scores of 0 to 1 by category, and the audits by name.
 * @typedef {object} Report
 * @property {Record<string, { score: number | null }>} categories
 * @property {Record<string, { score: number | null, details?: { items?: unknown[] } }>} audits
 */

/**
 * Gives what runs Lighthouse, as on a desktop, in the browser whose debugger listens at `port`. The
 * benchmark installs it for itself: 200 packages (185 MB) for one of its rows are too much for
 * everybody who installs Overture.
 * @returns {Promise<(url: string, port: number) => Promise<Report>>}
 */
export async function provideLighthouse() {
  const main = inProject(`${folder}/node_modules/lighthouse/core/index.js`)
  if (!existsSync(main) && installLighthouse() !== 0) {
    throw new Error('Lighthouse could not be installed; npm says why above')
  }
  const { default: lighthouse, desktopConfig } = await import(pathToFileURL(main).href)
  return async (url, port) => {
    const { lhr } = await lighthouse(url, { port, logLevel: 'error' }, desktopConfig)
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message)
    return lhr
  }
}

function installLighthouse() {
  const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel', 'error']
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  console.log('Installing Lighthouse…')
  return run(npm, [
    ...['install', `lighthouse@${version}`, `--before=${before}`, '--ignore-scripts'],
    ...['--prefix', inProject(folder), ...quiet],
  ])
}
