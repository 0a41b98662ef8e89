import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './files.mjs'
import { unfinished, unpinned } from './house-rules.ts'
import { breaches, law } from './import-law.ts'
import { reachedFrom, type Tree } from './imports.ts'

const topLevel = [
  ...['src', 'public', 'e2e', '.ci'],
  ...['index.html', 'vite.config.ts', 'tailwind.config.ts', 'package.json', 'tsconfig.json'],
  ...['package-lock.json', 'README.md', 'CONTRIBUTING.md', 'LICENSE', '.biome.json', '.gitignore'],
]
// made by the commands, kept out of the repository
const made = ['node_modules', 'dist', '.data', '.git']

const filesIn = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .map((file) => file.replaceAll(path.sep, '/'))

const read = (files: string[]): Tree =>
  new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]))

const own = readdirSync(root).filter((name) => !made.includes(name))
const configs = own.filter((name) => /\.(?:ts|json|html|md)$/.test(name) && !name.includes('lock'))
const all = [...['src', 'e2e', 'public', '.ci'].flatMap(filesIn), ...configs]
const tree = read(all.filter((file) => /\.(?:tsx?|mjs|css|html|json|md|js)$|\.ci\/run$/.test(file)))
const code = [...tree].filter(([file]) => /\.(?:tsx?|mjs)$/.test(file))
const tests = code.map(([file]) => file).filter((file) => /\.(?:test|bench)\.tsx?$/.test(file))
const commands = code.map(([file]) => file).filter((file) => file.endsWith('.mjs'))
const running = reachedFrom(['src/main.tsx', 'src/server/main.ts', 'vite.config.ts'], tree)
const isRunning = (file: string) => running.has(file) || commands.includes(file)

/** Collects what a rule finds in every file of code; an empty list is a kept rule. */
const found = (rule: (file: string, source: string) => string[]) =>
  code.flatMap(([file, source]) => rule(file, source))

describe('the house', () => {
  test('has its known rooms and nothing lying about', () => {
    expect(own.filter((name) => !topLevel.includes(name))).toEqual([])
    expect(readdirSync(path.join(root, 'src')).toSorted()).toEqual(Object.keys(law).toSorted())
  })

  test('keeps the law of imports', () => {
    // the law's own test quotes what breaks it
    const quoting = 'src/scripts/import-law.test.ts'
    const inRooms = code.filter(([file]) => file.startsWith('src/') && file !== quoting)
    expect(inRooms.length).toBeGreaterThan(50)
    expect(
      inRooms.flatMap(([file, source]) => breaches(file, source, { isTest: !isRunning(file) })),
    ).toEqual([])
  })

  test('has no file that neither the page, the server, a command nor a test needs', () => {
    const needed = reachedFrom([...tests, 'src/scripts/quiet-console.ts'], tree)
    const configured = ['tailwind.config.ts', 'e2e/playwright.config.ts', 'e2e/bench.config.ts']
    const idle = code.map(([file]) => file).filter((file) => !isRunning(file) && !needed.has(file))
    expect(idle.filter((file) => !configured.includes(file))).toEqual([])
  })

  test('starts with Node alone: commands import nothing that has to be installed first', () => {
    const early = commands.flatMap((file) =>
      [...(tree.get(file) ?? '').matchAll(/^import .*?'([^']+)'$/gm)]
        .filter(([, name]) => !/^(?:node:|\.)/.test(name ?? ''))
        .map(([line]) => `${file}: ${line}`),
    )
    expect(early).toEqual([])
  })

  test('leaves nothing undone, left out or silenced, and names no machine', () =>
    expect([...tree].flatMap(([file, source]) => unfinished(file, source))).toEqual([]))

  test('has no barrel', () => {
    expect(found((file, text) => (/^export \*/m.test(text) ? [file] : []))).toEqual([])
    expect(all.filter((file) => /\/index\.tsx?$/.test(file))).toEqual([])
  })

  test('pins every dependency to one version', () => {
    const { dependencies, devDependencies } = JSON.parse(tree.get('package.json') ?? '')
    expect(unpinned({ ...dependencies, ...devDependencies })).toEqual([])
  })
})

describe('the rules catch', () => {
  test.each([
    `// ${'TO'}DO: later`,
    `test.${'skip'}('…')`,
    `describe.${'only'}('…')`,
    `// @ts-${'ignore'}`,
    `const folder = '/${'home'}/ada/overture'`,
  ])('unfinished work: %s', (source) => expect(unfinished('a.ts', source)).toHaveLength(1))

  test.each(['^1.2.3', '~1.2.3', '1.x', 'latest', '>=1', 'github:a/b'])('the range %s', (version) =>
    expect(unpinned({ some: version })).toHaveLength(1),
  )
})
