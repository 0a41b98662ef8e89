import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { run } from './run.cjs'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const defaultPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
]

/** The message for a browser test without a browser. */
export const noChromium = `No Chromium or Chrome was found for the browser tests. Install one
(Debian, Ubuntu: sudo apt-get install chromium), or set CHROMIUM_PATH to its executable.`

/** Installs Debian's Chromium if none is found and we may install; returns whether there is one. */
export const provideChromium = () =>
  findChromium() !== undefined || (canInstall() && installChromium())

/**
 * The path of a Chromium or Chrome: `CHROMIUM_PATH` alone when it is set, else the first on PATH,
 * else the default paths of macOS and Windows.
 * @param {Record<string, string | undefined>} [environment]
 */
export function findChromium(environment = process.env) {
  const { CHROMIUM_PATH: chosen, PATH = '' } = environment
  if (chosen) return isFile(chosen) ? chosen : undefined
  const onPath = names.flatMap((name) =>
    PATH.split(path.delimiter).map((folder) => path.join(folder, name)),
  )
  return [...onPath, ...defaultPaths].find(isFile)
}

/** @param {string} file */
const isFile = (file) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false

const canInstall = () =>
  !process.env.CHROMIUM_PATH &&
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  existsSync('/etc/debian_version')

function installChromium() {
  console.log('No Chromium found; installing the one of this system…')
  // another installation may hold the lock for a while
  const apt = ['-qq', '-o', 'DPkg::Lock::Timeout=600', '-o', 'Acquire::Retries=3']
  const packages = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation']
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', [...apt, 'update'], { env })
  return run('apt-get', [...apt, ...packages], { env }) === 0
}
