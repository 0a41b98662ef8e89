const { spawn, spawnSync } = require('node:child_process')
const { once } = require('node:events')
const { text } = require('node:stream/consumers')
const { root } = require('./files.cjs')

/**
 * Runs a program in the project's folder, its output passed through, and returns its exit code.
 * Its input is closed, so that no tool waits for input.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
function run(program, args, options = {}) {
  const stdio = /** @type {const} */ (['ignore', 'inherit', 'inherit'])
  const { error, status } = spawnSync(program, args, { cwd: root, stdio: [...stdio], ...options })
  if (error) exitWith(`${program} could not be started: ${error.message}`)
  return status ?? 1
}

/**
 * Runs a JavaScript tool with this Node, and returns its exit code. `mode` is its NODE_ENV: one
 * that is set in the user's shell must not lead to another kind of build or test.
 * @param {string[]} args
 * @param {'production' | 'test'} mode
 */
const runNode = (args, mode) =>
  run(process.execPath, args, { env: { ...process.env, NODE_ENV: mode } })

/**
 * The same in parallel with other tools: its output is printed when it has ended.
 * @param {string[]} args
 * @param {'production' | 'test'} mode
 */
async function runNodeParallel(args, mode) {
  const tool = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: mode },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(tool, 'close')
  const [stdout, stderr, [status]] = await Promise.all([
    text(tool.stdout),
    text(tool.stderr),
    ended,
  ])
  process.stdout.write(stdout)
  process.stderr.write(stderr)
  return status ?? 1
}

/**
 * Ends the command with a message and exit code 1.
 * @param {string} message
 * @returns {never}
 */
function exitWith(message) {
  console.error(`\n${message}\n`)
  process.exit(1)
}

/**
 * Ends this process when the shell that npm runs it in has ended: a signal to npm ends that shell
 * only, and an orphaned server would keep the port. Checks every `everyMs`.
 */
function exitWithShell(everyMs = 500) {
  if (!process.env.npm_lifecycle_event) return
  const shell = process.ppid
  const check = () => {
    if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM')
  }
  setInterval(check, everyMs).unref()
}

module.exports = { run, runNode, runNodeParallel, exitWith, exitWithShell }
