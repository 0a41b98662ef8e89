import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { constants, Script } from 'node:vm'
import { inProject } from './files.mjs'
import { exitWithShell } from './run.mjs'

/**
 * Runs the built server in this process.
 * @param {string[]} [args] what it finds in `process.argv`
 */
export function serve(args = []) {
  exitWithShell()
  process.argv.splice(2, process.argv.length, ...args)
  runCompiled(inProject('dist/server/main.cjs'))
}

/**
 * Runs a CommonJS file with what V8 made of it in the last run, which is kept beside it: compiling
 * the server anew takes a fifth of a start. Node 22 can do so by itself
 * (`module.enableCompileCache`), Node 20 cannot.
 * @param {string} file
 */
export function runCompiled(file) {
  const { mtimeMs } = statSync(file)
  // as Node wraps it
  const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`
  const cachedData = readKept(file, mtimeMs)
  const script = new Script(text, {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  })
  if (!cachedData || script.cachedDataRejected) {
    // at the end, when all that a start needs has been compiled
    process.once('exit', () => keep(file, mtimeMs, script.createCachedData()))
  }
  const module = { exports: {} }
  const run = script.runInThisContext()
  run(module.exports, createRequire(file), module, file, path.dirname(file))
}

/** @param {string} file */
const beside = (file) => `${file}.compiled`

// of the number that says for which text it is
const headLength = 8

/**
 * What is kept of a file, if it has not changed since: V8 knows another text by its length alone.
 * @param {string} file
 * @param {number} mtimeMs
 */
function readKept(file, mtimeMs) {
  try {
    const kept = readFileSync(beside(file))
    return kept.readDoubleLE() === mtimeMs ? kept.subarray(headLength) : undefined
  } catch {
    return undefined
  }
}

/**
 * @param {string} file
 * @param {number} mtimeMs
 * @param {Buffer} compiled
 */
function keep(file, mtimeMs, compiled) {
  const head = Buffer.alloc(headLength)
  head.writeDoubleLE(mtimeMs)
  try {
    writeFileSync(beside(file), Buffer.concat([head, compiled]))
  } catch {
    // where nothing can be written, each start compiles
  }
}
