import { expect, test } from 'vitest'
import { breaches } from './import-law.ts'
import { importsOf, reachedFrom } from './imports.ts'

test.each([
  [`import { a } from './a.ts'`, ['./a.ts']],
  [`import type { A } from "#room/a.ts"`, ['#room/a.ts']],
  [`import {\n  a,\n  b,\n} from './a.ts'`, ['./a.ts']],
  [`import './a.css'`, ['./a.css']],
  [`export { a } from './a.ts'`, ['./a.ts']],
  [`const a = () => import('./a.ts')`, ['./a.ts']],
  [`type A = typeof import('./a.ts')`, ['./a.ts']],
  [`/** import x from 'y' */\n// import x from 'y'`, []],
])('%s names its imports', (source, names) => expect(importsOf(source)).toEqual(names))

test.each([
  ['src/contract/chat.ts', `import { z } from 'react'`],
  ['src/contract/chat.ts', `import fs from 'node:fs'`],
  ['src/beeper/client.ts', `import { Button } from '#ui/button.tsx'`],
  ['src/beeper/client.ts', `import { Hono } from 'hono'`],
  ['src/ui/button.tsx', `import type { Chat } from '#contract/chats.ts'`],
  ['src/ui/button.tsx', `import { useQuery } from '@tanstack/react-query'`],
  ['src/features/reach/tile.tsx', `import { App } from '#app/app.tsx'`],
  ['src/features/reach/tile.tsx', `import { openChat } from '#sandbox/chats/store.ts'`],
  ['src/features/reach/tile.tsx', `import { Card } from '../chat-card/card.tsx'`],
  ['src/features/reach/tile.tsx', `const later = import('../chat-card/card.tsx')`],
  ['src/app/app.tsx', `import { openChat } from '#sandbox/chats/store.ts'`],
  ['src/sandbox/app.ts', `import { App } from '#app/app.tsx'`],
  ['src/sandbox/app.ts', `import { useState } from 'react'`],
  ['src/sandbox/app.ts', `import { createApp } from '#server/app.ts'`],
  ['src/sandbox/app.ts', `import { z } from 'zodiac'`],
  ['src/server/app.ts', `import { App } from '#app/app.tsx'`],
  ['src/unheard-of/app.ts', `import { z } from 'zod/mini'`],
])('%s may not say: %s', (file, source) => expect(breaches(file, source)).toHaveLength(1))

test.each([
  ['src/ui/button.tsx', `import { Field } from '#ui/field.tsx'`],
  ['src/beeper/client.ts', `import { Chat } from '../contract/chats.ts'`],
  ['src/beeper/client.test.ts', `import { Chat } from '../contract/chats.ts'`],
  ['src/ui/button.tsx', `import { Field } from './field'`],
])('%s spells it otherwise: %s', (file, source) =>
  expect(breaches(file, source, { isTest: true })).toHaveLength(1),
)

test.each([
  ['src/contract/chat.ts', `import * as z from 'zod/mini'`],
  ['src/features/reach/tile.tsx', `import { Button } from '#ui/button.tsx'`],
  ['src/features/reach/tile.tsx', `import { words } from '../words.ts'`],
  ['src/sandbox/app.ts', `import { createHash } from 'node:crypto'`],
  ['src/main.tsx', `import { App } from './app/app.tsx'`],
])('%s may say: %s', (file, source) => expect(breaches(file, source)).toEqual([]))

test('a test may drive whatever it wants', () => {
  const source = `import { createSandbox } from '#sandbox/app.ts'`
  expect(breaches('src/beeper/client.test.ts', source, { isTest: true })).toEqual([])
})

test('what a file needs is followed from file to file, in circles too', () => {
  const tree = new Map([
    ['src/main.tsx', `import './app/app.tsx'`],
    ['src/app/app.tsx', `import { a } from '#ui/a.tsx'\nimport 'react'`],
    ['src/ui/a.tsx', `import '../app/app.tsx'`],
    ['src/ui/unused.tsx', ``],
  ])
  expect([...reachedFrom(['src/main.tsx'], tree)]).toEqual([
    'src/main.tsx',
    'src/app/app.tsx',
    'src/ui/a.tsx',
  ])
})
