import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { inProject } from './files.mjs'

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
  ['src/scripts/start.mjs', `import { createServer } from 'vite'`],
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

/** Lints each import as a separate file, in a copy of the folders, and returns the refused ones. */
function refused(imports: [file: string, source: string][]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'overture-law-'))
  cpSync(inProject('.biome.json'), path.join(folder, '.biome.json'))
  const numbered = imports.map(([file, source], index) => {
    // numbered, since several imports are of one file; the rules name `main.tsx` and the commands
    const isNamed = /^src\/(main|scripts)\b/.test(file)
    const copy = isNamed ? file : file.replace(/([\w-]+)(?=\.[\w.]+$)/, `$1-${index}`)
    mkdirSync(path.dirname(path.join(folder, copy)), { recursive: true })
    writeFileSync(path.join(folder, copy), source)
    return copy
  })
  const biome = inProject('node_modules/@biomejs/biome/bin/biome')
  const args = ['lint', '--only=style/noRestrictedImports', '--reporter=github', 'src']
  const options = { cwd: folder, encoding: 'utf8' } as const
  const { stdout } = spawnSync(
    process.execPath,
    [biome, ...args, '--max-diagnostics=none'],
    options,
  )
  rmSync(folder, { recursive: true })
  return imports.filter((_, index) => stdout.includes(`/${numbered[index]},line=`))
}

test('the linter refuses forbidden imports', () => expect(refused(forbidden)).toEqual(forbidden))

test('the linter accepts allowed imports', () => expect(refused(allowed)).toEqual([]))
