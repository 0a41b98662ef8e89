import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

const page = fileURLToPath(new URL('../dist/client', import.meta.url))
const budget = 140_000

test('the first screen costs less than 140 kB of script and style, as brotli', () => {
  const files = firstLoad(readFileSync(`${page}/index.html`, 'utf8'))
  const sizes = files.map((file) => brotliCompressSync(readFileSync(page + file)).length)
  const sum = sizes.reduce((total, size) => total + size, 0)
  console.log(`First load: ${(sum / 1000).toFixed(1)} kB in ${files.length} files`)

  expect(files.some((file) => file.endsWith('.js'))).toBe(true)
  expect(files.some((file) => file.endsWith('.css'))).toBe(true)
  expect(sum).toBeLessThan(budget)
})

/** What the browser fetches before the page can show anything: scripts, preloads and style sheets. */
function firstLoad(html: string) {
  const tags = html.match(/<script[^>]+>|<link[^>]+rel="(?:modulepreload|stylesheet)"[^>]*>/g) ?? []
  return tags.flatMap((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? [])
}
