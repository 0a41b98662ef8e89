const { isAscii } = require('node:buffer')
const { readFileSync, statSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const path = require('node:path')
const { constants, Script } = require('node:vm')
const { inProject } = require('./files.cjs')
const { exitWithShell } = require('./run.cjs')

/**
 * Runs the built server in this process.
 * @param {string[]} [args] its arguments in `process.argv`
 */
function serve(args = []) {
  exitWithShell()
  process.argv.splice(2, process.argv.length, ...args)
  runCompiled(inProject('dist/server/main.cjs'))
}

/**
 * Runs a CommonJS file with V8's code cache of the last run, which is stored beside it: compiling
 * the server takes a fifth of a start. Node 22 has this built in (`module.enableCompileCache`),
 * Node 20 does not.
 * @param {string} file
 */
function runCompiled(file) {
  const { mtimeMs } = statSync(file)
  const text = textToRun(readFileSync(file))
  const cachedData = readCache(file, mtimeMs)
  const script = new Script(text, {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(cachedData && { cachedData }),
  })
  if (!cachedData || script.cachedDataRejected) {
    // on exit, when everything that a start needs has been compiled
    process.once('exit', () => writeCache(file, mtimeMs, script.createCachedData()))
  }
  const module = { exports: {} }
  const run = script.runInThisContext()
  run(module.exports, createRequire(file), module, file, path.dirname(file))
}

// the wrapper of Node's own CommonJS loader
const wrapperStart = Buffer.from('(function (exports, require, module, __filename, __dirname) {')
const wrapperEnd = Buffer.from('\n})')

/**
 * Joined before it is decoded: joining two long texts would copy them once more.
 * @param {Buffer} code
 */
const textToRun = (code) =>
  Buffer.concat([wrapperStart, code, wrapperEnd]).toString(isAscii(code) ? 'latin1' : 'utf8')

/** @param {string} file */
const cacheOf = (file) => `${file}.compiled`

// bytes of the file's modification time, before the cache
const headLength = 8

/**
 * The code cache of a file, if the file has not changed: V8 compares only the length of the text.
 * @param {string} file
 * @param {number} mtimeMs
 */
function readCache(file, mtimeMs) {
  try {
    const cache = readFileSync(cacheOf(file))
    return cache.readDoubleLE() === mtimeMs ? cache.subarray(headLength) : undefined
  } catch {
    return undefined
  }
}

/**
 * @param {string} file
 * @param {number} mtimeMs
 * @param {Buffer} compiled
 */
function writeCache(file, mtimeMs, compiled) {
  const head = Buffer.alloc(headLength)
  head.writeDoubleLE(mtimeMs)
  try {
    writeFileSync(cacheOf(file), Buffer.concat([head, compiled]))
  } catch {
    // without write access, each start compiles
  }
}

module.exports = { serve, runCompiled }
