import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { inProject, root } from './files.cjs'

const topLevel = [
  ...['src', 'public', 'e2e', '.ci'],
  ...['index.html', 'vite.config.ts', 'tailwind.config.ts', 'package.json', 'tsconfig.json'],
  ...['package-lock.json', 'README.md', 'CONTRIBUTING.md', 'LICENSE', '.biome.json', '.gitignore'],
]
const rooms = ['contract', 'recognize', 'beeper', 'ui', 'features', 'app', 'sandbox', 'server']
// made by the commands, kept out of the repository
const generated = ['node_modules', 'dist', '.data', '.git']

const own = readdirSync(root).filter((name) => !generated.includes(name))

test('the project has its known files and folders, and no others', () => {
  expect(own.filter((name) => !topLevel.includes(name))).toEqual([])
  const inSrc = readdirSync(inProject('src')).toSorted()
  expect(inSrc).toEqual([...rooms, 'empty-page.tsx', 'main.tsx', 'scripts'].toSorted())
})

test('every dependency is pinned to one version', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(inProject('package.json'), 'utf8'),
  )
  const versions: [string, string][] = Object.entries({ ...dependencies, ...devDependencies })
  const exact = /^(?:npm:@?[\w/-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/
  expect(versions.filter(([, version]) => !exact.test(version))).toEqual([])
})

// written in parts, so that this file does not match itself
const marks = [
  [/\b(?:TO[D]O|FIX[M]E|X[X]X)\b/, 'leaves something to do'],
  [/\.(?:only|skip|todo|fixme)\(/, 'leaves tests out'],
  [/@ts-(?:ignore|expect-error|nocheck)|biome-[i]gnore/, 'silences a check'],
  [
    /(?:^|[\s'"`(=:])(?:\/(?:home|root|work|Users)\/\w|[A-Z]:\\Users\\)/,
    'names a place on one machine',
  ],
] as const

const unfinished = (file: string, source: string) =>
  marks.flatMap(([mark, meaning]) =>
    source
      .split('\n')
      .flatMap((line, index) => (mark.test(line) ? [`${file}:${index + 1} ${meaning}`] : [])),
  )

describe('unfinished work', () => {
  const filesIn = (folder: string) =>
    readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))

  test('is nowhere: no to-do, no skipped test, no silenced check, no path of one machine', () => {
    const configs = own.filter((name) => /\.(?:ts|json|html|md)$/.test(name) && !/lock/.test(name))
    const files = [...['src', 'e2e', 'public', '.ci'].flatMap(filesIn), ...configs].filter((file) =>
      /\.(?:tsx?|[cm]js|css|html|json|md|js)$|\.ci.run$/.test(file),
    )
    expect(files.length).toBeGreaterThan(100)
    expect(
      files.flatMap((file) => unfinished(file, readFileSync(inProject(file), 'utf8'))),
    ).toEqual([])
  })

  test.each([
    `// ${'TO'}DO: later`,
    `test.${'skip'}('…')`,
    `describe.${'only'}('…')`,
    `// @ts-${'ignore'}`,
    `const folder = '/${'home'}/ada/overture'`,
  ])('is detected: %s', (source) => expect(unfinished('a.ts', source)).toHaveLength(1))
})
