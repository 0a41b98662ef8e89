import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { inProject } from './files.cjs'

const forbidden = [
  ['src/contract/chats.ts', `import { useState } from 'react'`],
  ['src/contract/chats.ts', `import fs from 'node:fs'`],
  ['src/contract/chats.ts', `import { x } from 'zodiac'`],
  ['src/recognize/phone.ts', `import { useState } from 'react'`],
  ['src/recognize/phone.ts', `import { x } from '#beeper/http/client.ts'`],
  ['src/beeper/http/client.ts', `import { Button } from '#ui/button.tsx'`],
  ['src/beeper/http/client.ts', `import { Hono } from 'hono'`],
  ['src/ui/button.tsx', `import type { Chat } from '#contract/chats.ts'`],
  ['src/ui/button.tsx', `import { useQuery } from '@tanstack/react-query'`],
  ['src/features/links/links.tsx', `import { App } from '#app/app.tsx'`],
  ['src/features/links/links.tsx', `export { openChat } from '#sandbox/chats/store.ts'`],
  ['src/features/links/links.tsx', `import { x } from '#features/chat-card/chat-card.tsx'`],
  ['src/app/app.tsx', `import { x } from '#sandbox/app.ts'`],
  ['src/main.tsx', `import { x } from 'hono'`],
  ['src/main.tsx', `import { x } from './sandbox/app.ts'`],
  ['src/features/links/links.tsx', `import { x } from '../../beeper/client.ts'`],
  ['src/sandbox/app.ts', `import { App } from '#app/app.tsx'`],
  ['src/sandbox/app.ts', `import { useState } from 'react'`],
  ['src/sandbox/app.ts', `import { createApp } from '#server/app.ts'`],
  ['src/sandbox/app.ts', `import { x } from './testing/fresh-sandbox.ts'`],
  ['src/server/app.ts', `import { App } from '#app/app.tsx'`],
  ['src/scripts/test.mjs', `import { createServer } from 'vite'`],
  // a relative path between rooms, also in a test
  ['src/beeper/http/client.ts', `import { Chat } from '../contract/chats.ts'`],
  ['src/features/links/links.tsx', `const later = import('../../ui/button.tsx')`],
  ['src/beeper/client.test.ts', `import { Chat } from '../contract/chats.ts'`],
  // every feature is closed to the others
  ...readdirSync(inProject('src/features')).map((feature) => [
    `src/features/${feature === 'links' ? 'compose' : 'links'}/deep/file.tsx`,
    `const later = () => import('../../${feature}/file.tsx')`,
  ]),
] as [string, string][]

const allowed: [string, string][] = [
  ['src/contract/chats.ts', `import * as z from 'zod/mini'`],
  ['src/features/links/links.tsx', `import { Button } from '#ui/button.tsx'`],
  ['src/features/links/deep/file.tsx', `import { x } from '../links.tsx'`],
  ['src/sandbox/app.ts', `import { createHash } from 'node:crypto'`],
  ['src/main.tsx', `import { App } from './app/app.tsx'`],
  ['src/beeper/client.test.ts', `import { x } from '#sandbox/app.ts'`],
  ['src/sandbox/app.test.ts', `import { x } from './testing/fresh-sandbox.ts'`],
]

/** Lints these files in a folder of their own, by one rule; returns what the linter reports. */
function lint(rule: string, files: readonly (readonly [file: string, source: string])[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'overture-law-'))
  cpSync(inProject('.biome.json'), path.join(folder, '.biome.json'))
  for (const [file, source] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), source)
  }
  const biome = inProject('node_modules/@biomejs/biome/bin/biome')
  const args = ['lint', `--only=${rule}`, '--reporter=github', '--max-diagnostics=none', 'src']
  const { stdout } = spawnSync(process.execPath, [biome, ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  rmSync(folder, { recursive: true })
  return stdout
}

/** Lints each import as a separate file, in a copy of the folders, and returns the refused ones. */
function refused(imports: [file: string, source: string][]) {
  const numbered = imports.map(([file, source], index) => {
    // numbered, since several imports are of one file; the rules name `main.tsx` and the commands
    const isNamed = /^src\/(main|scripts)\b/.test(file)
    const copy = isNamed ? file : file.replace(/([\w-]+)(?=\.[\w.]+$)/, `$1-${index}`)
    return [copy, source] as const
  })
  const report = lint('style/noRestrictedImports', numbered)
  return imports.filter((_, index) => report.includes(`/${numbered[index]?.[0]},line=`))
}

test('the linter refuses forbidden imports', () => expect(refused(forbidden)).toEqual(forbidden))

test('the linter accepts allowed imports', () => expect(refused(allowed)).toEqual([]))

test('the linter refuses import cycles, also of types alone', () => {
  const report = lint('suspicious/noImportCycles', [
    ['src/sandbox/one.ts', `import type { Two } from './two.ts'\nexport type One = Two | 1`],
    ['src/sandbox/two.ts', `import type { One } from './one.ts'\nexport type Two = One | 2`],
    ['src/sandbox/below.ts', `export type Below = 3`],
    ['src/sandbox/above.ts', `import type { Below } from './below.ts'\nexport type Above = Below`],
  ])
  const found = ['one', 'two', 'below', 'above'].filter((name) => report.includes(`/${name}.ts`))
  expect(found).toEqual(['one', 'two'])
})

// the linter reads imports only
test('what a start loads is Node or its own: nothing is installed yet', () => {
  const folder = inProject('src/scripts')
  const files = readdirSync(folder).filter((name) => name.endsWith('.cjs'))
  expect(files).toContain('start.cjs')
  const required = files.flatMap((name) =>
    [...readFileSync(path.join(folder, name), 'utf8').matchAll(/\brequire\('([^']+)'\)/g)].map(
      ([, found]) => found ?? '',
    ),
  )
  expect(required.filter((name) => !/^(node:|\.\/[\w-]+\.cjs$)/.test(name))).toEqual([])
})
