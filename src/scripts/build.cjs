const {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} = require('node:fs')
const path = require('node:path')
const { fingerprint, inProject, root, textOf } = require('./files.cjs')
const { runNode } = require('./run.cjs')

const folders = ['src', 'public']
const files = ['index.html', 'vite.config.ts', 'tailwind.config.ts', 'package-lock.json']
const stamp = inProject('dist/.overture-build')
const products = ['dist/client/index.html', 'dist/server/main.cjs'].map(inProject)

/** Builds the page and the server if their sources have changed; returns false if that failed. */
function build() {
  const sources = sourceFiles()
  const isBuilt = products.every((product) => existsSync(product))
  const [builtTexts, builtTimes] = isBuilt ? textOf(stamp).split('\n') : []
  // reading all texts takes three times as long, and each start waits for it
  const times = fingerprint(timesOf(sources))
  if (builtTimes === times) return true
  const texts = fingerprint(textsOf(sources))
  if (builtTexts !== texts) {
    console.log('Building…')
    const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']
    if (runNode(vite, 'production') !== 0) return false
  }
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, `${texts}\n${times}`)
  return true
}

const sourceFiles = () =>
  [...folders.map(inProject).flatMap(filesIn), ...files.map(inProject)].sort()

/**
 * Names and texts, so that a file that was only renamed counts as a change too.
 * @param {string[]} sources
 */
function* textsOf(sources) {
  for (const file of sources) {
    yield path.relative(root, file)
    yield existsSync(file) ? readFileSync(file) : ''
  }
}

/**
 * Names, sizes, times of the last change and inodes. Like a version control system we treat a file
 * as unchanged if these are the same.
 * @param {string[]} sources
 */
function* timesOf(sources) {
  for (const file of sources) {
    const { size = 0, mtimeMs = 0, ino = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {}
    yield `${file} ${size} ${mtimeMs} ${ino}`
  }
}

/**
 * Reads folder by folder and joins without `path`: each start waits for it, and Node's recursive
 * `readdir` takes four times as long.
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const found = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesIn(found)
    return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [found] : []
  })
}

module.exports = { build }
