import { brotliCompressSync } from 'node:zlib'
import { expect, test } from '../support/overture.ts'

const budget = 200_000
const mostFiles = 8

test('the initial load has at most 200 kB of script and style, in eight files', {
  tag: '@core',
}, async ({ page }) => {
  const files: { name: string; size: Promise<number> }[] = []
  page.on('response', (response) => {
    const kind = response.request().resourceType()
    if (kind !== 'script' && kind !== 'stylesheet') return
    const name = new URL(response.url()).pathname
    files.push({ name, size: response.body().then((body) => brotliCompressSync(body).length) })
  })
  await page.goto('/')
  const recent = page.getByRole('region', { name: 'People you write to' })
  await expect(recent.getByRole('button').first()).toBeVisible()
  await page.waitForLoadState('networkidle')

  const sizes = await Promise.all(files.map(({ size }) => size))
  const sum = sizes.reduce((total, size) => total + size, 0)
  console.log(`First load: ${(sum / 1000).toFixed(1)} kB in ${files.length} files`)
  expect(files.some(({ name }) => name.endsWith('.js'))).toBe(true)
  expect(files.some(({ name }) => name.endsWith('.css'))).toBe(true)
  expect(files.length).toBeLessThanOrEqual(mostFiles)
  expect(sum).toBeLessThanOrEqual(budget)
})
