import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../../', import.meta.url)
const text = readFileSync(new URL('CONTRIBUTING.md', root), 'utf8')

test('the threat model names tests that exist', () => {
  const named = [...text.matchAll(/`([\w/.-]+\.test\.tsx?)`/g)].map(([, file = '']) => file)
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((file) => !existsSync(new URL(file, root)))).toEqual([])
})
