import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fingerprint, inProject, root, textOf } from './files.mjs'
import { runNode } from './run.mjs'

const folders = ['src', 'public']
const files = ['index.html', 'vite.config.ts', 'tailwind.config.ts', 'package-lock.json']
const stamp = inProject('dist/.overture-build')
const products = ['dist/client/index.html', 'dist/server/main.js'].map(inProject)

/** Builds the page and the server when their sources changed since; returns whether that went well. */
export function build() {
  const sources = fingerprint(sourceTexts())
  if (products.every((product) => existsSync(product)) && textOf(stamp) === sources) return true
  console.log('Building…')
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']
  if (runNode(vite, 'production') !== 0) return false
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, sources)
  return true
}

/** Names and texts, so that a file that was only renamed counts as a change too. */
function* sourceTexts() {
  for (const file of [...folders.flatMap(filesIn), ...files.map(inProject)].sort()) {
    yield path.relative(root, file)
    yield existsSync(file) ? readFileSync(file) : ''
  }
}

/** @param {string} folder */
function filesIn(folder) {
  if (!existsSync(inProject(folder))) return []
  return readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
}
