import { spawnSync } from 'node:child_process'
import { endWith } from './ending.mjs'
import { root } from './tree.mjs'

/**
 * Runs a program in the project's folder, its words passed through, and answers its exit code.
 * Nothing can be typed into it, so that no tool ever waits for an answer.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function run(program, args, options = {}) {
  const stdio = /** @type {const} */ (['ignore', 'inherit', 'inherit'])
  const { error, status } = spawnSync(program, args, { cwd: root, stdio: [...stdio], ...options })
  if (error) endWith(`${program} could not be started: ${error.message}`)
  return status ?? 1
}

/**
 * Runs a JavaScript tool with the Node that runs this, and answers its exit code. `mode` is its
 * NODE_ENV: whoever has one set for other work must not get a build or tests of another kind.
 * @param {string[]} args
 * @param {'production' | 'test'} mode
 */
export const runNode = (args, mode) =>
  run(process.execPath, args, { env: { ...process.env, NODE_ENV: mode } })
